package io.switchboard.consumer.bucket;

import static io.switchboard.consumer.timeline.Bucket.WIDTH_SEC;

import io.switchboard.consumer.cell.Cell;
import io.switchboard.consumer.cell.Workbench;
import io.switchboard.consumer.reading.Fact;
import io.switchboard.consumer.reading.Figures;
import io.switchboard.consumer.reading.Readers;
import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.stored.Medium;
import io.switchboard.consumer.timeline.Bucket;
import io.switchboard.topic.Dataset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The rows that count since their day began, or since the vendor began again. What a row grew by is of the bucket in
 * which that was seen, so that a day's buckets sum up to what was counted. What the vendor takes back is taken from the
 * latest buckets that have it.
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
        AccountDays days = AccountDays.of(turn.end().zone());
        boolean allSeen = turn.end().provenTo() >= turn.end().startedAt();
        CounterReadings readings = new CounterReadings(with -> store.forEach(turn.account(), with), days, allSeen);
        for (Fact fact : facts) {
            if (fact instanceof Fact.Count told) {
                CounterReading reading = CounterReading.of(told, store.find(turn.account(), rowOf(told)), days);
                if (!turn.isOutrun() || !reading.before().exceed(told.after())) {
                    readings.add(reading);
                }
            }
        }
        for (CounterReading reading : readings.list()) {
            take(reading, readings, days, turn);
        }
        if (turn.now().closedTo() > turn.before().closedTo()) {
            store.forEach(turn.account(), (row, known) -> close(row, known, turn));
        }
    }

    /**
     * What was seen to have grown at a time that had not come yet is of the bucket in which the clock is right again.
     */
    void takeBack(SetBack back) {
        Workbench bench = back.turn().bench();
        store.forEach(back.turn().account(), (row, known) -> {
            Thing thing = isOfAgent(row) ? agentOf(row) : thingOf(row);
            for (long end : back.later()) {
                Figures early = bench.find(thing, end).map(Cell::figures).orElse(Figures.NONE);
                Figures grown = early.within(known.counted());
                if (!early.isEmpty()) {
                    bench.change(
                            thing,
                            end,
                            cell -> cell.with(early.without(known.counted()).without(known.levels())));
                    bench.change(
                            thing,
                            back.bucket(),
                            cell -> cell.with(cell.figures().plus(grown).with(known.levels())));
                }
            }
            store.put(back.turn().account(), row, known.backTo(back.second(), back.bucket()));
        });
    }

    private void take(CounterReading reading, CounterReadings all, AccountDays days, Turn turn) {
        Fact.Count told = reading.told();
        Thing thing = told.subject().thing();
        String row = rowOf(told);
        Count known = store.find(turn.account(), row);
        long bucket = days.bucketWithin(reading.observedAt(), reading.first(), reading.last());
        if (known != null) {
            fill(thing, known, bucket - WIDTH_SEC, turn.before(), turn);
        }
        CounterChange change = all.judge(reading);
        Figures counted = reading.counted(change);
        Figures growth = change == CounterChange.UNKNOWN || reading.isAllUnread()
                ? told.after().zeros()
                : Count.growth(all.base(reading, change), told.after());
        if (isForgotten(reading, bucket, days, turn)) {
            turn.bench().comesTooLate(thing, bucket);
        } else if (growth.hasAmounts()
                || reading.leavesOpen(change)
                || !told.levels().isEmpty()) {
            Target target = new Target(turn.bench(), told.subject(), bucket, reading.since());
            long width = reading.width(change, growth, days, bucket);
            target.add(growth, counted.zeros().without(told.unread()), told.levels(), width);
            if (reading.isOfAgent() && reading.isLate(days) && growth.exceed(Figures.NONE)) {
                missElsewhere(reading, width, turn);
            }
        }
        long filled = known == null ? bucket : Math.max(known.filledTo(), bucket);
        long since = reading.sinceAfter(change, days, bucket - WIDTH_SEC);
        Count.Hidden hidden = new Count.Hidden(reading.isGone() ? reading.lookedAt() : 0, told.unread());
        Count is = new Count(reading.first(), reading.last(), counted, told.levels(), filled, since, hidden);
        store.put(turn.account(), row, is);
    }

    /** Where it was seen, some may have been done; in longer gaps between polls nothing is told anyway. */
    private static void missElsewhere(CounterReading reading, long width, Turn turn) {
        Thing thing = reading.told().subject().thing();
        for (long second : new long[] {reading.lookedAt(), reading.observedAt()}) {
            turn.bench()
                    .change(thing, Bucket.endOf(second), cell -> cell.countedElsewhere(Readers.NO_PERFORMANCE, width));
        }
    }

    /** Buckets in which nothing happened have the levels as well, where polls have shown that they were so. */
    private static long fill(Thing thing, Count known, long upTo, AccountClock clock, Turn turn) {
        if (known.levels().isEmpty()) {
            return upTo;
        }
        FeedClock feed = clock.feed(Dataset.CONVOSO_TOTALS);
        long to = Math.min(upTo, Bucket.startOf(feed.provenTo()) + WIDTH_SEC);
        Figures quiet = known.zeros().with(known.levels());
        long from = Math.max(known.filledTo(), turn.horizon());
        for (long end = from + WIDTH_SEC; end <= to; end += WIDTH_SEC) {
            if (feed.hasSeen(end)) {
                turn.bench().change(thing, end, cell -> cell.with(quiet.with(cell.figures())));
            }
        }
        return Math.max(known.filledTo(), to);
    }

    private void close(String row, Count known, Turn turn) {
        if (!known.levels().isEmpty()) {
            long filled = fill(thingOf(row), known, turn.now().queuesClosedTo(), turn.now(), turn);
            store.put(turn.account(), row, known.filledTo(filled));
        } else if (AccountDays.of(turn.end().zone()).startOf(known.last() + 1) <= turn.horizon()) {
            store.delete(turn.account(), row);
        }
    }

    /** Names of the figures of an agent's day that cannot be read now. */
    Set<String> unread(String account, Thing agent, long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        Count known = store.find(account, agent.kind() + "\0" + agent.id() + "\0" + date + "\0" + date);
        return known == null ? Set.of() : known.hidden().unread();
    }

    static boolean isOfAgent(String row) {
        return row.startsWith(Thing.Kind.AGENT + "\0");
    }

    static String rowOf(Fact.Count told) {
        return told.subject().thing().kind() + "\0" + told.subject().row();
    }

    /** Rows of agents name their days, too. */
    private static Thing agentOf(String row) {
        String agent = row.substring(row.indexOf('\0') + 1);
        return Thing.agent(agent.substring(0, agent.indexOf('\0')));
    }

    /**
     * A bucket so old that nobody knows what it has: growth alone would take the place of all of it. Nor is a whole day
     * counted again of which live polls have counted.
     */
    private static boolean isForgotten(CounterReading reading, long bucket, AccountDays days, Turn turn) {
        Thing thing = reading.told().subject().thing();
        if (bucket > turn.horizon() || turn.bench().find(thing, bucket).isPresent()) {
            return false;
        }
        long from = days.startOf(reading.first());
        return !reading.before().isEmpty()
                || turn.bench().hasForgottenCounts(thing.kind(), from, days.startOf(reading.last() + 1));
    }

    /** Rows with levels have the thing's own id for a key. */
    private static Thing thingOf(String row) {
        int end = row.indexOf('\0');
        return new Thing(Thing.Kind.valueOf(row.substring(0, end)), row.substring(end + 1));
    }

    /** The bucket that gets what a row grew by. */
    private record Target(Workbench bench, Fact.Count.Subject subject, long bucket, long since) {

        void add(Figures growth, Figures zeros, Figures levels, long width) {
            Figures kept = growth;
            for (Map.Entry<String, Long> each : growth.amounts().entrySet()) {
                if (each.getValue() < 0) {
                    long rest = takeBack(each.getKey(), each.getValue());
                    kept = kept.with(Figures.of(Map.of(each.getKey(), rest)));
                }
            }
            Figures added = kept;
            bench.change(subject.thing(), bucket, cell -> grown(cell, zeros, added, levels, width));
        }

        private Cell grown(Cell cell, Figures zeros, Figures added, Figures levels, long width) {
            Figures figures = zeros.with(cell.figures()).plus(added).with(levels);
            Cell next = cell.named(subject.name()).with(figures);
            return next.ofWidth(width);
        }

        /** What no earlier bucket of the counter's time has is left: an amount below zero. */
        private long takeBack(String name, long amount) {
            long rest = amount;
            for (long end = bucket; rest < 0 && end > since; end -= WIDTH_SEC) {
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
