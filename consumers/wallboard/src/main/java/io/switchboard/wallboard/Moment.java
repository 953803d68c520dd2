package io.switchboard.wallboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A picture, and how it came about: what is sent to viewers, made once for all of them. Thread-safe. */
final class Moment {
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS))
            .build();

    static final Moment FIRST = new Moment(Picture.EMPTY, Difference.between(Picture.EMPTY, Picture.EMPTY));

    private final Picture picture;
    private final byte[] difference;
    private byte @Nullable [] whole;

    private Moment(Picture picture, Difference difference) {
        this.picture = picture;
        this.difference = event("difference", difference);
    }

    /** The moment after this one. */
    Moment next(Picture after, Difference difference) {
        return new Moment(after, difference);
    }

    Picture picture() {
        return picture;
    }

    /** For who has seen the moment before. */
    byte[] difference() {
        return difference;
    }

    /** For who has seen nothing. */
    synchronized byte[] whole() {
        if (whole == null) {
            whole = event("picture", Difference.between(Picture.EMPTY, picture));
        }
        return whole;
    }

    /** As the browser's EventSource reads it; JSON has no line breaks of its own. */
    private static byte[] event(String name, Difference difference) {
        try {
            return ("event: " + name + "\ndata: " + JSON.writeValueAsString(difference) + "\n\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of text and numbers are JSON", e);
        }
    }
}
