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
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** The rows of one dataset while an answer is read. */
final class RowsInProgress {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** In bytes: an event holds a row twice, before and after, and Kafka takes records of a megabyte. */
    private static final int LONGEST_TEXTS = 450_000;

    private final int dataset;
    private final Shape.Rows rows;
    private final Map<Integer, Object> asked;
    private final List<SpecificRecordBase> read = new ArrayList<>();
    private final Map<Integer, Broken> broken = new HashMap<>();
    private final Deque<Surroundings> around = new ArrayDeque<>();
    private SpecificRecordBase row;
    private @Nullable Broken fault;
    private boolean homeSeen;

    /** A row's first fault, and the row as it came if its bytes were kept. */
    private record Broken(String path, String reason, ByteBuffer raw, int length) {}

    /** An object around rows, from the number of its first row; values and faults in it are those of all its rows. */
    private static final class Surroundings {
        final int from;
        final Set<Integer> told;
        final Map<Integer, Object> values = new HashMap<>();

        @Nullable
        Broken fault;

        Surroundings(int from, Set<Integer> told) {
            this.from = from;
            this.told = told;
        }
    }

    RowsInProgress(int dataset, Shape.Rows rows, Map<String, Object> asked) {
        this.dataset = dataset;
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
     * @param told fields, by position, that the object itself must tell of its rows: what was asked for does not stand
     *     in for them
     */
    void enter(Set<Integer> told) {
        around.push(new Surroundings(read.size(), told));
    }

    /** It ends: its rows take its values, unless they have their own. */
    void leave() {
        Surroundings ended = around.pop();
        for (int i = ended.from; i < read.size(); i++) {
            SpecificRecordBase inside = read.get(i);
            ended.values.forEach((position, value) -> {
                if (inside.get(position) == null) {
                    inside.put(position, value);
                }
            });
            if (ended.fault != null) {
                broken.putIfAbsent(i, ended.fault);
            }
        }
    }

    void begin(Map<Integer, Object> constants) {
        row = rows.empty();
        asked.forEach((position, value) -> {
            if (around.stream().noneMatch(object -> object.told.contains(position))) {
                row.put(position, value);
            }
        });
        constants.forEach(row::put);
        fault = null;
    }

    void put(Place.Field field, Object value) {
        Object kept = value instanceof String text ? writable(text) : value;
        if (field.around()) {
            around.element().values.put(field.position(), kept);
        } else {
            row.put(field.position(), kept);
        }
    }

    /** Half a surrogate pair cannot be written: what is read back later would differ from what the vendor sends. */
    private static String writable(String text) {
        return text.chars().anyMatch(c -> Character.isSurrogate((char) c))
                ? new String(text.getBytes(UTF_8), UTF_8)
                : text;
    }

    /** Notes what is wrong with the row, or with all rows inside an object; the first fault of each counts. */
    void fault(Place.Field field, String path, String reason) {
        Surroundings here = around.element();
        if (field.around() && here.fault == null) {
            here.fault = new Broken(path, reason, NOTHING, 0);
        } else if (!field.around()) {
            fault(path, reason);
        }
    }

    void fault(String path, String reason) {
        if (fault == null) {
            fault = new Broken(path, reason, NOTHING, 0);
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
        Broken found = fault;
        if (found != null) {
            int whole = (int) Math.min(length, Integer.MAX_VALUE);
            broken.put(read.size(), new Broken(found.path(), found.reason(), raw, whole));
        }
        end();
    }

    void end() {
        read.add(row);
    }

    /** Ends the answer: the good rows; the bad ones, and those that lack a part of their key, go to the others. */
    List<SpecificRecordBase> finish(List<BadRow> bad) {
        while (!around.isEmpty()) {
            leave();
        }
        List<SpecificRecordBase> good = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            SpecificRecordBase one = read.get(i);
            Broken why = broken.isEmpty() ? null : broken.get(i);
            Broken found = why == null ? unfit(one) : why;
            if (found == null) {
                good.add(one);
            } else {
                bad.add(new BadRow(dataset, one, found.path(), found.reason(), found.raw(), found.length()));
            }
        }
        return good;
    }

    private @Nullable Broken unfit(SpecificRecordBase one) {
        if (isTooLong(one)) {
            return new Broken("", "texts of more than " + LONGEST_TEXTS + " bytes", NOTHING, 0);
        }
        for (Schema.Field field : rows.keys()) {
            if (one.get(field.pos()) == null) {
                return new Broken(field.name(), "missing, though it is a part of the key", NOTHING, 0);
            }
        }
        return null;
    }

    private static boolean isTooLong(SpecificRecordBase one) {
        long bytes = 0;
        for (int i = 0; i < one.getSchema().getFields().size(); i++) {
            // Three bytes are the most that a char takes: nearly always the length is enough to know.
            bytes += one.get(i) instanceof String text ? 3L * text.length() : 0;
        }
        return bytes > LONGEST_TEXTS && utf8(one) > LONGEST_TEXTS;
    }

    private static long utf8(SpecificRecordBase one) {
        return IntStream.range(0, one.getSchema().getFields().size())
                .mapToObj(one::get)
                .filter(String.class::isInstance)
                .mapToLong(text -> ((String) text).getBytes(UTF_8).length)
                .sum();
    }
}
