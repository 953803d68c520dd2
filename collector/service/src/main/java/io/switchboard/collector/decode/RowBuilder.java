package io.switchboard.collector.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** The rows of one dataset while an answer is read. */
final class RowBuilder {
    /** So many are kept in memory; an answer with more is another one than was expected. */
    static final int MOST_UNREAD_VALUES = 500_000;

    private static final char REPLACEMENT = '\uFFFD';
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ResponseMapping.DatasetMapping rows;
    private final Map<Integer, Object> asked;
    private final List<SpecificRecordBase> read = new ArrayList<>();
    private final List<UnreadValue> unread = new ArrayList<>();
    private final Map<Integer, BrokenRow> broken = new HashMap<>();
    private final Deque<SurroundingObject> around = new ArrayDeque<>();
    private SpecificRecordBase row;
    private @Nullable BrokenRow fault;
    private boolean homeSeen;

    /** A row's first fault, and the row as it came if its bytes were kept. */
    private record BrokenRow(String path, String reason, ByteBuffer raw, int length) {}

    /** A value around rows that could not be read: a field that is unknown in each of them. */
    private record UnreadSurrounding(int position, String path, String text, String reason) {}

    /** An object around rows, from the number of its first row; values and faults in it are those of all its rows. */
    private static final class SurroundingObject {
        final int from;
        final Set<Integer> ownFields;
        final Map<Integer, Object> values = new HashMap<>();

        List<UnreadSurrounding> gaps = List.of();

        @Nullable
        BrokenRow fault;

        SurroundingObject(int from, Set<Integer> ownFields) {
            this.from = from;
            this.ownFields = ownFields;
        }
    }

    RowBuilder(ResponseMapping.DatasetMapping rows, Map<String, Object> asked) {
        this.rows = rows;
        this.asked = rows.positions(asked);
        this.row = rows.empty();
        enter(Set.of());
    }

    void seeHome() {
        homeSeen = true;
    }

    /** Path of the place that the answer should have had, if it has not come by. */
    @Nullable
    String missingHome() {
        return homeSeen ? null : rows.home();
    }

    /**
     * An object around rows begins.
     *
     * @param ownFields fields, by position, that the object itself must say of its rows: what was asked for does not
     *     stand in for them
     */
    void enter(Set<Integer> ownFields) {
        around.push(new SurroundingObject(read.size(), ownFields));
    }

    /** It ends: its rows take its values, unless they have their own. */
    void leave() {
        SurroundingObject ended = around.pop();
        for (int i = ended.from; i < read.size(); i++) {
            SpecificRecordBase inside = read.get(i);
            ended.values.forEach((position, value) -> {
                if (inside.get(position) == null) {
                    inside.put(position, value);
                }
            });
            ended.gaps.forEach(gap -> leaveUnread(inside, gap));
            if (ended.fault != null) {
                broken.putIfAbsent(i, ended.fault);
            }
        }
    }

    private void leaveUnread(SpecificRecordBase one, UnreadSurrounding gap) {
        // One too many is enough to refuse the answer.
        if (one.get(gap.position()) == null && unread.size() <= MOST_UNREAD_VALUES) {
            unread.add(new UnreadValue(one, gap.position(), gap.path(), gap.text(), gap.reason()));
        }
    }

    void begin(Map<Integer, Object> constants) {
        row = rows.empty();
        asked.forEach((position, value) -> {
            if (around.stream().noneMatch(object -> object.ownFields.contains(position))) {
                row.put(position, value);
            }
        });
        constants.forEach(row::put);
        fault = null;
    }

    void put(PathNode.MappedField field, Object value) {
        Object kept = value instanceof String text ? writable(text) : value;
        if (field.around()) {
            around.element().values.put(field.position(), kept);
        } else {
            row.put(field.position(), kept);
        }
    }

    private static String writable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return repaired(text);
            }
        }
        return text;
    }

    /**
     * Half a surrogate pair cannot be written: what is read back later would differ from what the vendor sends. U+0000
     * can be, but PostgreSQL takes no text with it; it is replaced and not left out, so that two ids do not become one.
     */
    private static String repaired(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).replace('\0', REPLACEMENT);
    }

    /**
     * Notes a value that cannot be read. Of a field that is no part of the key it makes the field unknown; of the key
     * it costs the row, or all rows inside an object, and the first such fault of each counts.
     */
    void fault(PathNode.MappedField field, String path, String text, String reason) {
        SurroundingObject here = around.element();
        if (!field.key()) {
            UnreadSurrounding gap = new UnreadSurrounding(field.position(), path, text, reason);
            if (!field.around()) {
                leaveUnread(row, gap);
            } else if (here.gaps.stream().noneMatch(known -> known.position == field.position())) {
                here.gaps = here.gaps.isEmpty() ? new ArrayList<>() : here.gaps;
                here.gaps.add(gap);
            }
        } else if (!field.around()) {
            fault(path, reason);
        } else if (here.fault == null) {
            here.fault = new BrokenRow(path, reason, NOTHING, 0);
        }
    }

    void fault(String path, String reason) {
        if (fault == null) {
            fault = new BrokenRow(path, reason, NOTHING, 0);
        }
    }

    /** Rows that have ended. */
    int size() {
        return read.size();
    }

    boolean faulty() {
        return fault != null;
    }

    /** Ends a row that has a fault, with its bytes. */
    void endFaulty(ByteBuffer raw, long length) {
        BrokenRow found = fault;
        if (found != null) {
            int whole = (int) Math.min(length, Integer.MAX_VALUE);
            broken.put(read.size(), new BrokenRow(found.path(), found.reason(), raw, whole));
        }
        end();
    }

    void end() {
        read.add(row);
    }

    /** Ends the answer: the good rows; the bad ones, and those that lack a part of their key, go to the others. */
    DatasetRows finish() {
        while (!around.isEmpty()) {
            leave();
        }
        List<SpecificRecordBase> good = new ArrayList<>(read.size());
        List<RejectedRow> bad = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            SpecificRecordBase one = read.get(i);
            BrokenRow why = broken.isEmpty() ? null : broken.get(i);
            BrokenRow found = why == null ? unfit(one) : why;
            if (found == null) {
                good.add(one);
            } else {
                bad.add(new RejectedRow(one, found.path(), found.reason(), found.raw(), found.length()));
            }
        }
        return new DatasetRows(rows.dataset(), good, bad, unread);
    }

    private @Nullable BrokenRow unfit(SpecificRecordBase one) {
        for (Schema.Field field : rows.keys()) {
            if (one.get(field.pos()) == null) {
                return new BrokenRow(field.name(), "missing, though it is a part of the key", NOTHING, 0);
            }
        }
        return rows.texts().fit(one) || shorten(one)
                ? null
                : new BrokenRow("", "a key of more than " + RowTexts.LONGEST + " bytes", NOTHING, 0);
    }

    /** Takes the longest texts for unread until the row fits; whether it does without its key being changed. */
    private boolean shorten(SpecificRecordBase one) {
        boolean named = true;
        while (!rows.texts().fit(one)) {
            int longest = rows.texts().longest(one);
            Schema.Field field = one.getSchema().getFields().get(longest);
            String text = (String) one.get(longest);
            one.put(longest, null);
            named &= !rows.keys().contains(field);
            leaveUnread(
                    one,
                    new UnreadSurrounding(
                            longest,
                            field.name(),
                            text,
                            "with it the row has texts of more than " + RowTexts.LONGEST + " bytes"));
        }
        return named;
    }
}
