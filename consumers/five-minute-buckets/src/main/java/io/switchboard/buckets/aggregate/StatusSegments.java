package io.switchboard.buckets.aggregate;

import io.switchboard.buckets.aggregate.CountedSegment.AdjacentSegments;
import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.Measurement;
import io.switchboard.buckets.extract.SegmentEnd;
import io.switchboard.buckets.store.BucketUpdates;
import io.switchboard.buckets.timeline.StatusSeconds;
import io.switchboard.streams.store.StoreKind;
import io.switchboard.topic.Dataset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The segments that Kore reports. What one adds to the buckets follows from itself and from when the next one begins;
 * when the vendor changes it, what it added is taken away and added again.
 */
record StatusSegments(KeyValueStore<String, CountedSegment> known, StoreOf<Long> open) {
    private static final String KNOWN = "stretches";
    private static final String OPEN = "open-stretches";
    private static final long HOUR_SEC = 3_600;

    static Set<StoreBuilder<?>> builders(StoreKind medium) {
        return Set.of(medium.store(KNOWN, CountedSegment.class), medium.store(OPEN, Long.class));
    }

    static StatusSegments in(ProcessorContext<?, ?> context) {
        return new StatusSegments(context.getStateStore(KNOWN), new StoreOf<>(context.getStateStore(OPEN)));
    }

    void take(List<Measurement> facts, PollUpdate turn) {
        for (Measurement fact : facts) {
            if (fact instanceof Measurement.SegmentMeasurement told) {
                take(told, turn);
            }
        }
        if (turn.concernsAllAgents(Dataset.KORE_STATUS)) {
            AccountWatermark now = turn.now();
            open.forEach(
                    turn.account(),
                    (row, start) -> extend(
                            agentOf(row),
                            start,
                            Math.min(now.provenTo(Dataset.KORE_STATUS, start), now.agentsClosedTo()),
                            turn));
        }
        expire(turn);
    }

    /** Takes back what was counted of a time that had not come yet. */
    void takeBack(SetBack back) {
        long believed = back.provenBefore(Dataset.KORE_STATUS.name());
        open.forEach(back.turn().account(), (row, start) -> {
            SegmentAgent agent = new SegmentAgent(back.turn().account(), agentOf(row));
            CountedSegment was = known.get(agent.key(start));
            if (was != null && was.countedTo() > Math.max(start, believed)) {
                count(agent, was, was.countedTo(Math.max(start, believed)), back.turn());
            }
        });
    }

    private void take(Measurement.SegmentMeasurement told, PollUpdate turn) {
        SegmentAgent agent = new SegmentAgent(turn.account(), told.agent());
        AdjacentSegments around = around(agent, told.start());
        CountedSegment was = find(agent, told, turn.horizon());
        SegmentEnd after = told.after();
        CountedSegment is = after == null ? gone(was, turn) : shown(told, after, was, turn);
        if (!turn.end().series().isLive() && was != null && is != null && is.isOutrunBy(was)) {
            return;
        }
        replace(turn.bench(), BucketSubject.agent(told.agent()), told.name(), around.tallies(was), around.tallies(is));
        store(agent, told.start(), is);
        forget(agent, told.start(), turn);
    }

    private static CountedSegment shown(
            Measurement.SegmentMeasurement told, SegmentEnd after, @Nullable CountedSegment was, PollUpdate turn) {
        if (!after.isUnread()) {
            return CountedSegment.of(told.name(), told.start(), after, turn.started());
        }
        // It is followed again once its end can be read. Until then it goes no further than polls have proven.
        return was == null
                ? new CountedSegment(told.name(), told.start(), after.status(), told.start(), told.start())
                : proven(was, turn);
    }

    private static CountedSegment proven(CountedSegment was, PollUpdate turn) {
        long proven = turn.before().provenTo(Dataset.KORE_STATUS, was.start());
        return was.isOpen() ? was.endedAt(Math.max(was.countedTo(), proven)) : was;
    }

    /** One that the vendor takes back has not been; one of a retired dataset goes no further than polls have proven. */
    private static @Nullable CountedSegment gone(@Nullable CountedSegment was, PollUpdate turn) {
        return was == null || !turn.end().isRetired() ? null : proven(was, turn);
    }

    /** As it is counted. What ended too long ago to be known was counted as it was reported. */
    private @Nullable CountedSegment find(SegmentAgent agent, Measurement.SegmentMeasurement told, long horizon) {
        CountedSegment stored = known.get(agent.key(told.start()));
        SegmentEnd before = told.before();
        return stored == null && before != null && before.end() <= horizon
                ? CountedSegment.of(told.name(), told.start(), before, before.end())
                : stored;
    }

    private void extend(String agentId, long start, long proven, PollUpdate turn) {
        SegmentAgent agent = new SegmentAgent(turn.account(), agentId);
        CountedSegment was = known.get(agent.key(start));
        if (was == null || proven <= was.countedTo() || was.isCounted()) {
            return;
        }
        count(agent, was, was.countedTo(proven), turn);
    }

    private void count(SegmentAgent agent, CountedSegment was, CountedSegment is, PollUpdate turn) {
        AdjacentSegments around =
                new AdjacentSegments(null, around(agent, was.start()).next());
        replace(turn.bench(), BucketSubject.agent(agent.id), was.name(), around.tallies(was), around.tallies(is));
        store(agent, was.start(), is);
    }

    /**
     * Touches only buckets that differ: most of a long stretch may be so old that its buckets are not known any more.
     */
    private static void replace(
            BucketUpdates bench,
            BucketSubject agent,
            String name,
            Map<Long, StatusSeconds> before,
            Map<Long, StatusSeconds> after) {
        SortedSet<Long> ends = new TreeSet<>(before.keySet());
        ends.addAll(after.keySet());
        for (long end : ends) {
            StatusSeconds less = before.getOrDefault(end, StatusSeconds.NONE);
            StatusSeconds more = after.getOrDefault(end, StatusSeconds.NONE);
            if (!less.equals(more)) {
                bench.replace(agent, name, end, less, more);
            }
        }
    }

    private void store(SegmentAgent agent, long start, @Nullable CountedSegment stretch) {
        if (stretch == null) {
            known.delete(agent.key(start));
        } else {
            known.put(agent.key(start), stretch);
        }
        String row = agent.row(start);
        if (stretch != null && stretch.isOpen()) {
            open.put(agent.account, row, start);
        } else {
            open.delete(agent.account, row);
        }
    }

    private AdjacentSegments around(SegmentAgent agent, long start) {
        return new AdjacentSegments(
                first(known.reverseRange(agent.key(0), agent.key(start - 1))),
                first(known.range(agent.key(start + 1), agent.key(Long.MAX_VALUE))));
    }

    private static @Nullable CountedSegment first(KeyValueIterator<String, CountedSegment> range) {
        try (range) {
            return range.hasNext() ? range.next().value : null;
        }
    }

    /** Stretches of the agent that ended too long ago to be corrected, and so long before this one. */
    private void forget(SegmentAgent agent, long start, PollUpdate turn) {
        long old = Math.min(start, turn.now().closedTo())
                - turn.rules().correctionWindow().toSeconds();
        List<String> over = new ArrayList<>();
        try (KeyValueIterator<String, CountedSegment> all = known.range(agent.key(0), agent.key(Math.max(0, old)))) {
            while (all.hasNext()) {
                KeyValue<String, CountedSegment> each = all.next();
                if (each.value.end() < old) {
                    over.add(each.key);
                }
            }
        }
        over.forEach(known::delete);
    }

    /**
     * Once an hour, of all agents: of one who has left nothing may ever be reported again. Only what has become too old
     * since the last time, for what is older was read of the past, and there may be more to come; and nothing behind an
     * open stretch, which would begin to count again.
     */
    private void expire(PollUpdate turn) {
        long from = hour(turn.before(), turn);
        long to = hour(turn.now(), turn);
        if (turn.before().closedTo() == 0 || from == to) {
            return;
        }
        Set<String> lasting = new HashSet<>();
        List<String> over = new ArrayList<>();
        try (KeyValueIterator<String, CountedSegment> all =
                known.prefixScan(turn.account() + "\0", new StringSerializer())) {
            while (all.hasNext()) {
                KeyValue<String, CountedSegment> each = all.next();
                String agent = each.key.substring(0, each.key.lastIndexOf('\0'));
                if (each.value.isOpen()) {
                    lasting.add(agent);
                } else if (each.value.end() >= from && each.value.end() < to && !lasting.contains(agent)) {
                    over.add(each.key);
                }
            }
        }
        over.forEach(known::delete);
    }

    /** The hour up to which all is too old to be corrected, epoch second. */
    private static long hour(AccountWatermark clock, PollUpdate turn) {
        return Math.floorDiv(clock.closedTo() - turn.rules().correctionWindow().toSeconds(), HOUR_SEC) * HOUR_SEC;
    }

    private static String agentOf(String row) {
        return row.substring(0, row.indexOf('\0'));
    }

    private record SegmentAgent(String account, String id) {
        String row(long start) {
            return id + "\0%016x".formatted(start);
        }

        String key(long start) {
            return account + "\0" + row(start);
        }
    }
}
