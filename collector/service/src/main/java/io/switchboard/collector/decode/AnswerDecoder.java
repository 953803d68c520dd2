package io.switchboard.collector.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one answer while it comes in: chunks are fed as they arrive, never waited for. Not thread safe; one answer
 * each.
 */
public final class AnswerDecoder {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_UNKNOWN_FIELDS = 100;
    private static final int LONGEST_REASON = 300;

    private final Place root;
    private final JsonParser parser;
    private final ByteArrayFeeder feeder;
    private final RawBytes raw = new RawBytes();
    private final List<RowsInProgress> datasets = new ArrayList<>();
    private final List<BadRow> badRows = new ArrayList<>();
    private final Set<String> unknownFields = new HashSet<>();
    private final Map<String, String> verdict = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Place named;
    private @Nullable Capturing capturing;
    private int skipping;
    private @Nullable String unreadable;

    /** An object or array that has begun and not ended, with the offset of its first byte. */
    private record Open(Place place, boolean array, long start) {}

    private record Capturing(Captured value, Place place, Place.Leaf.Field field, int depth) {}

    public AnswerDecoder(Shape shape) {
        try {
            parser = JSON.createNonBlockingByteArrayParser();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
        root = shape.root;
        shape.rows.forEach(rows -> datasets.add(new RowsInProgress(datasets.size(), rows)));
    }

    /** Takes the next bytes of the answer; the array must not be changed afterwards. */
    public void feed(byte[] chunk) {
        if (unreadable == null) {
            raw.append(chunk);
            drain(() -> feeder.feedInput(chunk, 0, chunk.length));
        }
    }

    /** Ends the answer and says what it was. */
    public Answer finish() {
        if (unreadable == null) {
            drain(feeder::endOfInput);
        }
        List<List<SpecificRecordBase>> rows = new ArrayList<>();
        for (RowsInProgress dataset : datasets) {
            String missing = dataset.missingHome();
            if (missing != null) {
                refuse(missing + " is missing");
            }
            rows.add(dataset.finish(badRows));
        }
        String reason = unreadable;
        return reason == null
                ? new Answer.Decoded(rows, badRows, unknownFields, verdict)
                : new Answer.Undecodable(reason, verdict);
    }

    private interface Input {
        void give() throws IOException;
    }

    private void drain(Input input) {
        try {
            input.give();
            for (JsonToken token = parser.nextToken();
                    token != null && token != JsonToken.NOT_AVAILABLE && unreadable == null;
                    token = parser.nextToken()) {
                take(token);
            }
            raw.discardBefore(open.isEmpty() ? Long.MAX_VALUE : rowStart());
        } catch (JsonProcessingException e) {
            refuse(open.isEmpty() && verdict.isEmpty() ? "not JSON: " + e.getOriginalMessage() : broken(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String broken(JsonProcessingException e) {
        return "broken off or not JSON after byte " + e.getLocation().getByteOffset() + ": " + e.getOriginalMessage();
    }

    private long rowStart() {
        return open.stream()
                .filter(each -> each.place.rowOf >= 0 || (each.place.homeOf >= 0 && !each.array))
                .mapToLong(Open::start)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void take(JsonToken token) throws IOException {
        if (skipping > 0) {
            skipping += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } else if (capturing != null) {
            capture(capturing, token);
        } else {
            switch (token) {
                case FIELD_NAME -> name(parser.currentName());
                case START_OBJECT -> begin(place(), false);
                case START_ARRAY -> begin(place(), true);
                case END_OBJECT, END_ARRAY -> end(open.pop());
                default -> scalar(place(), token);
            }
        }
    }

    private void name(String name) {
        Place parent = open.element().place;
        named = parent.children.get(name);
        if (named == null && unknownFields.size() < MOST_UNKNOWN_FIELDS) {
            unknownFields.add(parent.path + "." + name);
        }
    }

    /** Where the value that now comes lies; null where nothing is known of it. */
    private @Nullable Place place() {
        Open parent = open.peek();
        if (parent == null) {
            return root;
        }
        if (!parent.array) {
            return named;
        }
        if (parent.place.element == null) {
            refuse(parent.place.path + " is an array where an object belongs");
        }
        return parent.place.element;
    }

    private void begin(@Nullable Place place, boolean array) throws IOException {
        if (place == null || place.leaf instanceof Place.Leaf.Verdict) {
            skipping = 1;
        } else if (place.leaf instanceof Place.Leaf.Field field) {
            beginField(place, field, array);
        } else if (place.isArray() && !array) {
            refuse(place.path + " is an object where an array belongs");
        } else {
            // PHP writes an empty object as []: an array where an object belongs is refused at its first element.
            open.push(new Open(place, array, parser.currentLocation().getByteOffset() - 1));
            if (place.homeOf >= 0) {
                datasets.get(place.homeOf).seeHome();
            }
            if (place.rowOf >= 0) {
                datasets.get(place.rowOf).begin();
            }
        }
    }

    private void beginField(Place place, Place.Leaf.Field field, boolean array) throws IOException {
        if (field.capture() == Place.Capture.JSON || (field.capture() == Place.Capture.LIST && array)) {
            capturing = new Capturing(Captured.of(field.capture()), place, field, depth());
            capturing.value.take(parser, array ? JsonToken.START_ARRAY : JsonToken.START_OBJECT);
        } else {
            datasets.get(field.dataset())
                    .fault(place.path, array ? "an array, not a scalar" : "an object, not a scalar");
            skipping = 1;
        }
    }

    private void capture(Capturing now, JsonToken token) throws IOException {
        now.value.take(parser, token);
        if (token.isStructEnd() && depth() < now.depth) {
            capturing = null;
            put(now.place, now.field, now.value.text());
        }
    }

    private int depth() {
        return parser.getParsingContext().getNestingDepth();
    }

    private void end(Open ended) {
        Place place = ended.place;
        int dataset = ended.array ? -1 : Math.max(place.rowOf, place.homeOf);
        if (dataset >= 0) {
            RowsInProgress rows = datasets.get(dataset);
            if (rows.faulty()) {
                long end = parser.currentLocation().getByteOffset();
                rows.keepRaw(raw.copy(ended.start, end), end - ended.start);
            }
            if (rows.many()) {
                rows.end(badRows);
            }
        }
    }

    private void scalar(@Nullable Place place, JsonToken token) throws IOException {
        if (place == null) {
            return;
        }
        switch (place.leaf) {
            case Place.Leaf.Verdict() -> verdict.put(place.path, parser.getText());
            case Place.Leaf.Field field
            when token != JsonToken.VALUE_NULL ->
                put(place, field, field.reader().read(parser, token));
            case Place.Leaf.Field _ -> {}
            case null -> scalarForStructure(place, token);
        }
    }

    private void scalarForStructure(Place place, JsonToken token) {
        if (place.rowOf >= 0) {
            RowsInProgress rows = datasets.get(place.rowOf);
            rows.begin();
            rows.fault(place.path, token + " where a row belongs");
            rows.end(badRows);
        } else if (token != JsonToken.VALUE_NULL) {
            refuse(place.path + " is a scalar where an object or an array belongs");
        }
    }

    private void put(Place place, Place.Leaf.Field field, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Fault(String reason) -> datasets.get(field.dataset()).fault(place.path, reason);
            default -> datasets.get(field.dataset()).put(field.position(), value);
        }
    }

    private void refuse(String reason) {
        if (unreadable == null) {
            unreadable = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        }
    }
}
