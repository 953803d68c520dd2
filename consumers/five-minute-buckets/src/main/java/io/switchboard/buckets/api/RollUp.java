package io.switchboard.buckets.api;

import io.switchboard.AgentBucket;
import io.switchboard.AgentBucketKey;
import io.switchboard.QueueBucket;
import io.switchboard.QueueBucketKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes longer buckets of buckets. They end where the clock, UTC, divides by their width. Pure.
 *
 * @param type of the rows
 * @param schema of the rows: says how each field adds up
 * @param key what names whose a row is, and its end
 */
record RollUp<R extends SpecificRecord>(Class<R> type, Schema schema, Schema key) {
    static final RollUp<AgentBucket> AGENTS =
            new RollUp<>(AgentBucket.class, AgentBucket.getClassSchema(), AgentBucketKey.getClassSchema());
    static final RollUp<QueueBucket> QUEUES =
            new RollUp<>(QueueBucket.class, QueueBucket.getClassSchema(), QueueBucketKey.getClassSchema());

    private static final String START = "bucket_start";
    private static final String END = "bucket_end";

    /** Whose a longer bucket is. */
    private record RollUpSubject(List<Object> ids, Duration width) {}

    /**
     * The longer buckets, in the order of their ends. A row that is as wide or wider stays as it is.
     *
     * @param width of the longer ones, a multiple of five minutes
     * @param closedTo a longer bucket that ends later is not final: it may have rows still to come
     * @param rows in the order of their ends
     */
    List<R> to(Duration width, Instant closedTo, List<R> rows) {
        SortedMap<Instant, Map<RollUpSubject, List<R>>> longer = new TreeMap<>();
        for (R row : rows) {
            Duration own = Duration.between(instant(row, START), instant(row, END));
            boolean stays = own.compareTo(width) >= 0;
            Instant end = stays ? instant(row, END) : Timeframe.up(instant(row, END), width);
            longer.computeIfAbsent(end, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(new RollUpSubject(ids(row), stays ? own : width), _ -> new ArrayList<>())
                    .add(row);
        }
        List<R> rolled = new ArrayList<>();
        longer.forEach((end, owners) ->
                owners.forEach((owner, parts) -> rolled.add(roll(parts, end, owner.width(), closedTo))));
        return rolled;
    }

    private R roll(List<R> parts, Instant end, Duration width, Instant closedTo) {
        Instant start = end.minus(width);
        R last = parts.getLast();
        if (parts.size() == 1
                && instant(last, START).equals(start)
                && instant(last, END).equals(end)) {
            return last;
        }
        RollUpFunctions figures = new RollUpFunctions(parts, new Timeframe(start, end), !end.isAfter(closedTo));
        R whole = type.cast(SpecificData.newInstance(type, schema));
        for (Schema.Field field : schema.getFields()) {
            whole.put(
                    field.pos(),
                    switch (field.name()) {
                        case START -> start;
                        case END -> end;
                        default -> figures.of(field);
                    });
        }
        return whole;
    }

    private List<Object> ids(R row) {
        return key.getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !name.equals(END))
                .map(name -> row.get(schema.getField(name).pos()))
                .toList();
    }

    private Instant instant(R row, String name) {
        return (Instant) row.get(schema.getField(name).pos());
    }
}
