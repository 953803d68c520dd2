package io.switchboard.wallboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A picture, and how it came about: what is sent to viewers, made once for all of them. Thread-safe. */
final class WallboardEvent {
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS))
            .build();

    static final WallboardEvent FIRST = new WallboardEvent(
            WallboardSnapshot.EMPTY, WallboardDelta.between(WallboardSnapshot.EMPTY, WallboardSnapshot.EMPTY));

    private final WallboardSnapshot picture;
    private final byte[] difference;
    private byte @Nullable [] whole;

    private WallboardEvent(WallboardSnapshot picture, WallboardDelta difference) {
        this.picture = picture;
        this.difference = event("difference", difference);
    }

    /** The moment after this one. */
    WallboardEvent next(WallboardSnapshot after, WallboardDelta difference) {
        return new WallboardEvent(after, difference);
    }

    WallboardSnapshot picture() {
        return picture;
    }

    /** For who has seen the moment before. */
    byte[] difference() {
        return difference;
    }

    /** For who has seen nothing. */
    synchronized byte[] whole() {
        if (whole == null) {
            whole = event("picture", WallboardDelta.between(WallboardSnapshot.EMPTY, picture));
        }
        return whole;
    }

    /** As the browser's EventSource reads it; JSON has no line breaks of its own. */
    private static byte[] event(String name, WallboardDelta difference) {
        try {
            return ("event: " + name + "\ndata: " + JSON.writeValueAsString(difference) + "\n\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of text and numbers are JSON", e);
        }
    }
}
