package io.switchboard.collector.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one answer while it comes in: chunks are fed as they arrive, never waited for. Not thread safe; one answer
 * each.
 */
public final class ResponseDecoder {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_UNKNOWN_FIELDS = 100;
    private static final int LONGEST_UNKNOWN_FIELD = 200;

    /** Rows of the vendors have some hundred bytes: so many do not come in an answer of the length that is read. */
    private static final int MOST_ROWS = 500_000;

    /** So many dead letters go into one transaction; an answer with more is another one than was expected. */
    private static final int MOST_BAD_ROWS = 10_000;

    private static final int LONGEST_REASON = 300;
    private static final long UNKNOWN = -1;

    private final PathNode root;
    private final JsonParser parser;
    private final ByteArrayFeeder feeder;
    private final RawBytes raw = new RawBytes();
    private final List<RowBuilder> datasets = new ArrayList<>();
    private final Set<String> unknownFields = new HashSet<>();
    private final ProbedFields words = new ProbedFields();
    private final Deque<OpenPlace> open = new ArrayDeque<>();
    private @Nullable PathNode named;
    private @Nullable Object nameRead;
    private @Nullable CapturingState capturing;
    private int skipping;

    /** An object of which nothing has come yet; where rows should lie in it, it says that there are none. */
    private @Nullable PathNode bare;

    private final QuotedText begin = new QuotedText();
    private final QuotedText behind = new QuotedText();
    private long end = UNKNOWN;
    private boolean broken;
    private @Nullable String unreadable;

    private record CapturingState(CapturedJson value, PathNode place, PathNode.MappedField field, int depth) {}

    /** A decoder of an answer to a request that gives no values to the rows. */
    public ResponseDecoder(ResponseMapping shape) {
        this(shape, Map.of());
    }

    /** @param asked values that the request gives to every row, by the field's name */
    public ResponseDecoder(ResponseMapping shape, Map<String, Object> asked) {
        try {
            parser = JSON.createNonBlockingByteArrayParser();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
        root = shape.root;
        shape.rows.forEach(rows -> datasets.add(new RowBuilder(rows, asked)));
    }

    /** Takes the next bytes of the answer; the array must not be changed afterwards. */
    public void feed(byte[] chunk) {
        begin.append(ByteBuffer.wrap(chunk));
        if (broken && end != UNKNOWN) {
            behind.append(ByteBuffer.wrap(chunk));
        } else if (unreadable == null) {
            raw.append(chunk);
            drain(() -> feeder.feedInput(chunk, 0, chunk.length));
        }
    }

    /** Ends the answer and says what it was. */
    public DecodedResponse finish() {
        if (unreadable == null && !broken) {
            drain(feeder::endOfInput);
        }
        List<DatasetRows> rows = new ArrayList<>();
        for (RowBuilder dataset : datasets) {
            String missing = dataset.missingHome();
            if (missing != null) {
                refuse(missing + " is missing");
            }
            rows.add(dataset.finish());
        }
        List<UnreadValue> unread =
                rows.stream().flatMap(read -> read.unread().stream()).toList();
        List<RejectedRow> badRows =
                rows.stream().flatMap(read -> read.rejected().stream()).toList();
        if (unread.size() > RowBuilder.MOST_UNREAD_VALUES) {
            UnreadValue first = unread.getFirst();
            refuse("more than " + RowBuilder.MOST_UNREAD_VALUES + " values could not be read, the first at "
                    + first.path() + ": " + first.reason());
        }
        if (badRows.size() > MOST_BAD_ROWS) {
            RejectedRow first = badRows.getFirst();
            refuse(badRows.size() + " rows could not be read, the first at " + first.path() + ": " + first.reason());
        }
        String reason = unreadable;
        return reason == null
                ? new DecodedResponse.ResponseRows(rows, unknownFields, words.byPath(), doubt())
                : new DecodedResponse.MalformedResponse(
                        broken && end == UNKNOWN ? reason + "; the answer begins with " + begin.text() : reason,
                        words.byPath());
    }

    private Optional<String> doubt() {
        return behind.isBlank()
                ? Optional.empty()
                : Optional.of("behind the answer came what does not belong there: " + behind.text());
    }

    private interface DecoderInput {
        void give() throws IOException;
    }

    private void drain(DecoderInput input) {
        try {
            input.give();
            for (JsonToken token = parser.nextToken();
                    token != null && token != JsonToken.NOT_AVAILABLE && unreadable == null && !broken;
                    token = parser.nextToken()) {
                take(token);
            }
            raw.discardBefore(open.isEmpty() ? Long.MAX_VALUE : rowStart());
        } catch (JsonProcessingException e) {
            stop(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is behind a whole answer costs nothing of it; else nobody knows what is missing. */
    private void stop(JsonProcessingException e) {
        if (end != UNKNOWN) {
            leaveRest();
        } else {
            broken = open.size() <= 1 && words.isEmpty();
            refuse(open.isEmpty() && words.isEmpty() ? "not JSON: " + e.getOriginalMessage() : broken(e));
        }
    }

    private void leaveRest() {
        broken = true;
        behind.append(raw.copy(end));
    }

    private String broken(JsonProcessingException e) {
        // An exception that says that a limit is passed knows no place.
        long offset = parser.currentLocation().getByteOffset();
        return "broken off or not JSON after byte " + offset + ": " + e.getOriginalMessage();
    }

    private long rowStart() {
        return open.stream()
                .filter(OpenPlace::isKept)
                .mapToLong(OpenPlace::start)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void take(JsonToken token) throws IOException {
        if (end != UNKNOWN) {
            leaveRest();
        } else if (skipping > 0) {
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

    private void name(String text) throws IOException {
        PathNode parent = open.element().place();
        nameRead = null;
        bare = null;
        if (parent.isArray()) {
            nameElement(parent, text);
            return;
        }
        named = parent.children.getOrDefault(text, parent.entry);
        if (named == null && unknownFields.size() < MOST_UNKNOWN_FIELDS) {
            String unknown = text.substring(0, Math.min(text.length(), LONGEST_UNKNOWN_FIELD));
            unknownFields.add(parent.path.isEmpty() ? unknown : parent.path + "." + unknown);
        }
        if (named != null && named.named != null) {
            // A name is read as a value of its field is: what is no id in a row is none as a name.
            nameRead = named.named.reader().read(parser, JsonToken.FIELD_NAME);
        }
    }

    /** PHP writes a list with a gap as an object whose names are numbers. */
    private void nameElement(PathNode parent, String text) {
        named = parent.element;
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            refuse(parent.path + " is an object where an array belongs");
        }
    }

    /** Where the value that now comes lies; null where nothing is known of it. */
    private @Nullable PathNode place() {
        OpenPlace parent = open.peek();
        if (parent == null) {
            return root;
        }
        if (!parent.array()) {
            return named;
        }
        if (parent.place().element == null) {
            refuse(parent.place().path + " is an array where an object belongs");
        }
        return parent.place().element;
    }

    private void begin(@Nullable PathNode place, boolean array) throws IOException {
        if (place != null && place.field != null) {
            beginField(place, place.field, array);
        } else if (place == null || place.word) {
            skipping = 1;
        } else {
            // PHP writes an empty object as []: an array where an object belongs is refused at its first element.
            boolean entry = !open.isEmpty() && !open.element().array();
            open.push(new OpenPlace(place, array, parser.currentLocation().getByteOffset() - 1, words.names(place)));
            seeHome(place.homeOf);
            bare = place.homeBelow.isEmpty() ? null : place;
            if (!array) {
                beginObject(place, entry);
            }
        }
    }

    private void seeHome(List<Integer> of) {
        of.forEach(dataset -> datasets.get(dataset).seeHome());
    }

    private void beginObject(PathNode place, boolean entry) {
        place.around.forEach((dataset, told) -> datasets.get(dataset).enter(told));
        if (place.rows != null) {
            beginRow(place.rows);
        }
        if (place.named != null && entry) {
            putName(datasets.get(place.named.dataset()), place.named);
        }
    }

    private void putName(RowBuilder rows, PathNode.MappedField field) {
        if (nameRead != null) {
            rows.put(field, nameRead);
        }
    }

    private RowBuilder beginRow(PathNode.RowLocation here) {
        RowBuilder rows = datasets.get(here.dataset());
        rows.begin(here.constants());
        if (rows.size() == MOST_ROWS) {
            refuse("there are more than " + MOST_ROWS + " rows");
        }
        return rows;
    }

    private void beginField(PathNode place, PathNode.MappedField field, boolean array) throws IOException {
        if (field.capture() == PathNode.CaptureKind.JSON || (field.capture() == PathNode.CaptureKind.LIST && array)) {
            capturing = new CapturingState(CapturedJson.of(field.capture()), place, field, depth());
            capturing.value.take(parser, array ? JsonToken.START_ARRAY : JsonToken.START_OBJECT);
        } else {
            datasets.get(field.dataset())
                    .fault(
                            field,
                            place.path,
                            array ? "[…]" : "{…}",
                            array ? "an array, not a scalar" : "an object, not a scalar");
            skipping = 1;
        }
    }

    private void capture(CapturingState now, JsonToken token) throws IOException {
        now.value.take(parser, token);
        if (token.isStructEnd() && depth() < now.depth) {
            capturing = null;
            put(now.place, now.field, now.value.text(), "[…]");
        }
    }

    private int depth() {
        return parser.getParsingContext().getNestingDepth();
    }

    private void end(OpenPlace ended) {
        PathNode place = ended.place();
        if (place == bare) {
            seeHome(place.homeBelow);
        }
        if (open.isEmpty()) {
            end = parser.currentLocation().getByteOffset();
        }
        if (ended.array()) {
            return;
        }
        if (place.name != null && words.names(place) == ended.names()) {
            long end = parser.currentLocation().getByteOffset();
            words.add(place.name, UTF_8.decode(raw.copy(ended.start(), end)).toString());
        }
        if (place.rows != null) {
            RowBuilder rows = datasets.get(place.rows.dataset());
            if (rows.faulty()) {
                long end = parser.currentLocation().getByteOffset();
                rows.endFaulty(raw.copy(ended.start(), end), end - ended.start());
            } else {
                rows.end();
            }
        }
        place.around.keySet().forEach(dataset -> datasets.get(dataset).leave());
    }

    private void scalar(@Nullable PathNode place, JsonToken token) throws IOException {
        if (place == null) {
            return;
        }
        if (place.word && token != JsonToken.VALUE_NULL) {
            words.add(place, parser.getText());
        }
        if (place.field != null && token != JsonToken.VALUE_NULL) {
            put(place, place.field, place.field.reader().read(parser, token), null);
        } else if (place.field == null && !place.word) {
            scalarForStructure(place, token);
        }
    }

    private void scalarForStructure(PathNode place, JsonToken token) {
        if (place.name != null && token == JsonToken.VALUE_NULL) {
            words.add(place.name, "null");
        }
        boolean oneOfMany = open.isEmpty() || open.element().place().element == place;
        if (place.rows != null && oneOfMany) {
            RowBuilder rows = beginRow(place.rows);
            if (place.named != null && !open.isEmpty() && !open.element().array()) {
                putName(rows, place.named);
            }
            rows.fault(place.path, token + " where a row belongs");
            rows.endFaulty(ByteBuffer.allocate(0), 0);
        } else if (token == JsonToken.VALUE_NULL || isWrapped(place)) {
            seeHome(place.homeOf);
            seeHome(place.homeBelow);
        } else {
            refuse(place.path + " is a scalar where an object or an array belongs");
        }
    }

    /** Whether it stands for the whole answer, inside an object that says more of it. */
    private boolean isWrapped(PathNode place) {
        return place == root && !open.isEmpty();
    }

    /** @param text what the value is read from; null for the scalar that the parser stands on */
    private void put(PathNode place, PathNode.MappedField field, @Nullable Object value, @Nullable String text)
            throws IOException {
        RowBuilder rows = datasets.get(field.dataset());
        switch (value) {
            case null -> {}
            case ValueError(String reason) ->
                rows.fault(field, place.path, text == null ? parser.getText() : text, reason);
            default -> rows.put(field, value);
        }
    }

    private void refuse(String reason) {
        if (unreadable == null) {
            unreadable = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        }
    }
}
