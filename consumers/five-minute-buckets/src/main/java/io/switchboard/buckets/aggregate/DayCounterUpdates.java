package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.timeline.BucketGrid.WIDTH_SEC;

import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.EventReaders;
import io.switchboard.buckets.extract.Measurement;
import io.switchboard.buckets.extract.MetricValues;
import io.switchboard.buckets.store.BucketState;
import io.switchboard.buckets.store.BucketUpdates;
import io.switchboard.buckets.timeline.BucketGrid;
import io.switchboard.streams.store.StoreKind;
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
record DayCounterUpdates(StoreOf<DayCounter> store) {
    private static final String NAME = "counts";

    static StoreBuilder<?> builder(StoreKind medium) {
        return medium.store(NAME, DayCounter.class);
    }

    static DayCounterUpdates in(ProcessorContext<?, ?> context) {
        return new DayCounterUpdates(new StoreOf<>(context.getStateStore(NAME)));
    }

    void take(List<Measurement> facts, PollUpdate turn) {
        AccountDays days = AccountDays.of(turn.end().zone());
        boolean allSeen = turn.end().provenTo() >= turn.end().startedAt();
        CounterReadings readings = new CounterReadings(with -> store.forEach(turn.account(), with), days, allSeen);
        for (Measurement fact : facts) {
            if (fact instanceof Measurement.CountMeasurement told) {
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
        BucketUpdates bench = back.turn().bench();
        store.forEach(back.turn().account(), (row, known) -> {
            BucketSubject thing = isOfAgent(row) ? agentOf(row) : thingOf(row);
            for (long end : back.later()) {
                MetricValues early =
                        bench.find(thing, end).map(BucketState::figures).orElse(MetricValues.NONE);
                MetricValues grown = early.within(known.counted());
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

    private void take(CounterReading reading, CounterReadings all, AccountDays days, PollUpdate turn) {
        Measurement.CountMeasurement told = reading.told();
        BucketSubject thing = told.subject().thing();
        String row = rowOf(told);
        DayCounter known = store.find(turn.account(), row);
        long bucket = days.bucketWithin(reading.observedAt(), reading.first(), reading.last());
        if (known != null) {
            fill(thing, known, bucket - WIDTH_SEC, turn.before(), turn);
        }
        CounterChange change = all.judge(reading);
        MetricValues counted = reading.counted(change);
        MetricValues growth = change == CounterChange.UNKNOWN || reading.isAllUnread()
                ? told.after().zeros()
                : DayCounter.growth(all.base(reading, change), told.after());
        if (isForgotten(reading, bucket, days, turn)) {
            turn.bench().comesTooLate(thing, bucket);
        } else if (growth.hasAmounts()
                || reading.leavesOpen(change)
                || !told.levels().isEmpty()) {
            CountTarget target = new CountTarget(turn.bench(), told.subject(), bucket, reading.since());
            long width = reading.width(change, growth, days, bucket);
            target.add(growth, counted.zeros().without(told.unread()), told.levels(), width);
            if (reading.isOfAgent() && reading.isLate(days) && growth.exceed(MetricValues.NONE)) {
                missElsewhere(reading, width, turn);
            }
        }
        long filled = known == null ? bucket : Math.max(known.filledTo(), bucket);
        long since = reading.sinceAfter(change, days, bucket - WIDTH_SEC);
        DayCounter.HiddenCount hidden =
                new DayCounter.HiddenCount(reading.isGone() ? reading.lookedAt() : 0, told.unread());
        DayCounter is = new DayCounter(reading.first(), reading.last(), counted, told.levels(), filled, since, hidden);
        store.put(turn.account(), row, is);
    }

    /** Where it was seen, some may have been done; in longer gaps between polls nothing is reported anyway. */
    private static void missElsewhere(CounterReading reading, long width, PollUpdate turn) {
        BucketSubject thing = reading.told().subject().thing();
        for (long second : new long[] {reading.lookedAt(), reading.observedAt()}) {
            turn.bench()
                    .change(
                            thing,
                            BucketGrid.endOf(second),
                            cell -> cell.countedElsewhere(EventReaders.NO_PERFORMANCE, width));
        }
    }

    /** Buckets in which nothing happened have the levels as well, where polls have shown that they were so. */
    private static long fill(
            BucketSubject thing, DayCounter known, long upTo, AccountWatermark clock, PollUpdate turn) {
        if (known.levels().isEmpty()) {
            return upTo;
        }
        DatasetWatermark feed = clock.feed(Dataset.CONVOSO_TOTALS);
        long to = Math.min(upTo, BucketGrid.startOf(feed.provenTo()) + WIDTH_SEC);
        MetricValues quiet = known.zeros().with(known.levels());
        long from = Math.max(known.filledTo(), turn.horizon());
        for (long end = from + WIDTH_SEC; end <= to; end += WIDTH_SEC) {
            if (feed.hasSeen(end)) {
                turn.bench().change(thing, end, cell -> cell.with(quiet.with(cell.figures())));
            }
        }
        return Math.max(known.filledTo(), to);
    }

    private void close(String row, DayCounter known, PollUpdate turn) {
        if (!known.levels().isEmpty()) {
            long filled = fill(thingOf(row), known, turn.now().queuesClosedTo(), turn.now(), turn);
            store.put(turn.account(), row, known.filledTo(filled));
        } else if (AccountDays.of(turn.end().zone()).startOf(known.last() + 1) <= turn.horizon()) {
            store.delete(turn.account(), row);
        }
    }

    /** Names of the figures of an agent's day that cannot be read now. */
    Set<String> unread(String account, BucketSubject agent, long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        DayCounter known = store.find(account, agent.kind() + "\0" + agent.id() + "\0" + date + "\0" + date);
        return known == null ? Set.of() : known.hidden().unread();
    }

    static boolean isOfAgent(String row) {
        return row.startsWith(BucketSubject.SubjectKind.AGENT + "\0");
    }

    static String rowOf(Measurement.CountMeasurement told) {
        return told.subject().thing().kind() + "\0" + told.subject().row();
    }

    /** Rows of agents name their days, too. */
    private static BucketSubject agentOf(String row) {
        String agent = row.substring(row.indexOf('\0') + 1);
        return BucketSubject.agent(agent.substring(0, agent.indexOf('\0')));
    }

    /**
     * A bucket so old that nobody knows what it has: growth alone would take the place of all of it. Nor is a whole day
     * counted again of which live polls have counted.
     */
    private static boolean isForgotten(CounterReading reading, long bucket, AccountDays days, PollUpdate turn) {
        BucketSubject thing = reading.told().subject().thing();
        if (bucket > turn.horizon() || turn.bench().find(thing, bucket).isPresent()) {
            return false;
        }
        long from = days.startOf(reading.first());
        return !reading.before().isEmpty()
                || turn.bench().hasForgottenCounts(thing.kind(), from, days.startOf(reading.last() + 1));
    }

    /** Rows with levels have the thing's own id for a key. */
    private static BucketSubject thingOf(String row) {
        int end = row.indexOf('\0');
        return new BucketSubject(BucketSubject.SubjectKind.valueOf(row.substring(0, end)), row.substring(end + 1));
    }

    /** The bucket that gets what a row grew by. */
    private record CountTarget(
            BucketUpdates bench, Measurement.CountMeasurement.CountSubject subject, long bucket, long since) {

        void add(MetricValues growth, MetricValues zeros, MetricValues levels, long width) {
            MetricValues kept = growth;
            for (Map.Entry<String, Long> each : growth.amounts().entrySet()) {
                if (each.getValue() < 0) {
                    long rest = takeBack(each.getKey(), each.getValue());
                    kept = kept.with(MetricValues.of(Map.of(each.getKey(), rest)));
                }
            }
            MetricValues added = kept;
            bench.change(subject.thing(), bucket, cell -> grown(cell, zeros, added, levels, width));
        }

        private BucketState grown(
                BucketState cell, MetricValues zeros, MetricValues added, MetricValues levels, long width) {
            MetricValues figures = zeros.with(cell.figures()).plus(added).with(levels);
            BucketState next = cell.named(subject.name()).with(figures);
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
                    MetricValues less = MetricValues.of(Map.of(name, -taken));
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
