package io.switchboard.consumer.bucket;

import static io.switchboard.consumer.timeline.Bucket.WIDTH_SEC;
import static io.switchboard.consumer.timeline.Bucket.secondOf;

import io.switchboard.consumer.cell.Cell;
import io.switchboard.consumer.cell.Workbench;
import io.switchboard.consumer.reading.Fact;
import io.switchboard.consumer.reading.Figures;
import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.stored.Medium;
import io.switchboard.consumer.timeline.Bucket;
import io.switchboard.topic.Dataset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The rows that count since their day began. What a row grew by is of the bucket in which that was seen, so that a
 * day's buckets sum up to what the vendor says of the day. What the vendor takes back is taken from the latest buckets
 * of the day that have it.
 */
record Counts(StoreOf<Count> store) {
    private static final String NAME = "counts";

    static StoreBuilder<?> builder(Medium medium) {
        return medium.store(NAME, Count.class);
    }

    static Counts in(ProcessorContext<?, ?> context) {
        return new Counts(new StoreOf<>(context.getStateStore(NAME)));
    }

    void take(List<Fact> facts, Turn turn) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.Count told) {
                take(told, turn);
            }
        }
        if (turn.now().closedTo() > turn.before().closedTo()) {
            store.forEach(turn.account(), (row, known) -> close(row, known, turn));
        }
    }

    private void take(Fact.Count told, Turn turn) {
        AccountDays days = AccountDays.of(turn.end().zone());
        String row = rowOf(told);
        Count known = store.find(turn.account(), row);
        long first = told.days().isToday()
                ? Count.dayOf(told, known, days)
                : told.days().first();
        long last = told.days().isToday() ? first : told.days().last();
        Figures before = before(told, known, first, days);
        Figures growth = Count.growth(before, told.after());
        long bucket = days.bucketWithin(secondOf(told.window().observedAt() - 1), first, last);
        if (known != null) {
            fill(told.subject().thing(), known, bucket - WIDTH_SEC, turn.before(), turn);
        }
        Figures counted = told.after().isEmpty() ? Figures.NONE : before.with(told.after());
        if (!before.isEmpty() && isForgotten(told.subject().thing(), bucket, turn)) {
            turn.bench().comesTooLate(told.subject().thing(), bucket);
        } else if (growth.hasAmounts() || !told.levels().isEmpty()) {
            Target target = new Target(turn.bench(), told.subject(), bucket, days.startOf(first));
            target.add(growth, counted.zeros(), told.levels(), width(told, target, bucket));
        }
        long filled = known == null ? bucket : Math.max(known.filledTo(), bucket);
        store.put(turn.account(), row, new Count(first, last, counted, told.levels(), filled));
    }

    /**
     * Of the same days; what the event says was before, where nothing is known; nothing on the first sight of a day.
     */
    private static Figures before(Fact.Count told, @Nullable Count known, long first, AccountDays days) {
        if (known != null) {
            return known.first() == first ? known.counted() : Figures.NONE;
        }
        Figures before = told.before();
        boolean sameDay = !told.days().isToday() || days.dayOf(told.window().notBefore()) == first;
        return before != null && sameDay ? before : Figures.NONE;
    }

    /** Seconds in which the growth may lie: all of the day so far, if nobody knows better. */
    private static long width(Fact.Count told, Target target, long bucket) {
        long from = Math.max(target.dayStart, secondOf(told.window().notBefore()));
        long to = Math.min(bucket, secondOf(told.window().observedAt()));
        return to - from > WIDTH_SEC ? to - from : 0;
    }

    /** Buckets in which nothing happened have the levels as well, as far as polls have shown that they were so. */
    private static long fill(Thing thing, Count known, long upTo, AccountClock clock, Turn turn) {
        if (known.levels().isEmpty()) {
            return upTo;
        }
        long shown = Bucket.startOf(clock.feed(Dataset.CONVOSO_TOTALS).lastComplete()) + WIDTH_SEC;
        long to = Math.min(upTo, shown);
        Figures quiet = known.counted().zeros().with(known.levels());
        long from = Math.max(known.filledTo(), turn.horizon());
        for (long end = from + WIDTH_SEC; end <= to; end += WIDTH_SEC) {
            turn.bench().change(thing, end, cell -> cell.with(quiet.with(cell.figures())));
        }
        return Math.max(known.filledTo(), to);
    }

    private void close(String row, Count known, Turn turn) {
        if (!known.levels().isEmpty()) {
            long filled = fill(thingOf(row), known, turn.now().queuesClosedTo(), turn.now(), turn);
            store.put(
                    turn.account(),
                    row,
                    new Count(known.first(), known.last(), known.counted(), known.levels(), filled));
        } else if (AccountDays.of(turn.end().zone()).startOf(known.last() + 1) <= turn.horizon()) {
            store.delete(turn.account(), row);
        }
    }

    private static String rowOf(Fact.Count told) {
        return told.subject().thing().kind() + "\0" + told.subject().row();
    }

    /** A bucket so old that nobody knows what it has: growth alone would take the place of all of it. */
    private static boolean isForgotten(Thing thing, long bucket, Turn turn) {
        return bucket <= turn.horizon() && turn.bench().find(thing, bucket).isEmpty();
    }

    /** Rows with levels have the thing's own id for a key. */
    private static Thing thingOf(String row) {
        int end = row.indexOf('\0');
        return new Thing(Thing.Kind.valueOf(row.substring(0, end)), row.substring(end + 1));
    }

    /** The bucket that gets what a row grew by. */
    private record Target(Workbench bench, Fact.Count.Subject subject, long bucket, long dayStart) {

        void add(Figures growth, Figures zeros, Figures levels, long width) {
            Figures kept = growth;
            for (Map.Entry<String, Long> each : growth.amounts().entrySet()) {
                if (each.getValue() < 0) {
                    long rest = takeBack(each.getKey(), each.getValue());
                    kept = kept.with(Figures.of(Map.of(each.getKey(), rest)));
                }
            }
            Figures added = kept;
            bench.change(subject.thing(), bucket, cell -> grown(cell, zeros, added, levels, growth, width));
        }

        private Cell grown(Cell cell, Figures zeros, Figures added, Figures levels, Figures growth, long width) {
            Figures figures = zeros.with(cell.figures()).plus(added).with(levels);
            Cell next = cell.named(subject.name()).with(figures);
            return growth.hasAmounts() ? next.ofWidth(width) : next;
        }

        /** What no earlier bucket of the day has is left: an amount below zero. */
        private long takeBack(String name, long amount) {
            long rest = amount;
            for (long end = bucket; rest < 0 && end > dayStart; end -= WIDTH_SEC) {
                long here = bench.find(subject.thing(), end)
                        .map(cell -> cell.figures().amount(name))
                        .orElse(0L);
                long taken = Math.min(here, -rest);
                if (taken > 0) {
                    Figures less = Figures.of(Map.of(name, -taken));
                    bench.change(
                            subject.thing(),
                            end,
                            cell -> cell.with(cell.figures().plus(less)));
                    rest += taken;
                }
            }
            return rest;
        }
    }
}
