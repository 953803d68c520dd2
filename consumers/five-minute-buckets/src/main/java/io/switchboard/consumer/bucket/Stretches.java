package io.switchboard.consumer.bucket;

import io.switchboard.consumer.bucket.Stretch.Neighbours;
import io.switchboard.consumer.cell.Workbench;
import io.switchboard.consumer.reading.Fact;
import io.switchboard.consumer.reading.Held;
import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.stored.Medium;
import io.switchboard.consumer.timeline.Tally;
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
 * The stretches of status that Kore tells. What one adds to the buckets follows from itself and from when the next one
 * begins; when the vendor changes it, what it added is taken away and added anew.
 */
record Stretches(KeyValueStore<String, Stretch> known, StoreOf<Long> open) {
    private static final String KNOWN = "stretches";
    private static final String OPEN = "open-stretches";
    private static final long HOUR_SEC = 3_600;

    static Set<StoreBuilder<?>> builders(Medium medium) {
        return Set.of(medium.store(KNOWN, Stretch.class), medium.store(OPEN, Long.class));
    }

    static Stretches in(ProcessorContext<?, ?> context) {
        return new Stretches(context.getStateStore(KNOWN), new StoreOf<>(context.getStateStore(OPEN)));
    }

    void take(List<Fact> facts, Turn turn) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.Stretch told) {
                take(told, turn);
            }
        }
        if (turn.concernsAllAgents(Dataset.KORE_STATUS)) {
            AccountClock now = turn.now();
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
            Agent agent = new Agent(back.turn().account(), agentOf(row));
            Stretch was = known.get(agent.key(start));
            if (was != null && was.countedTo() > Math.max(start, believed)) {
                count(agent, was, was.countedTo(Math.max(start, believed)), back.turn());
            }
        });
    }

    private void take(Fact.Stretch told, Turn turn) {
        Agent agent = new Agent(turn.account(), told.agent());
        Neighbours around = around(agent, told.start());
        Stretch was = find(agent, told, turn.horizon());
        Held after = told.after();
        Stretch is = after == null ? gone(was, turn) : shown(told, after, was, turn);
        if (!turn.end().series().isLive() && was != null && is != null && is.isOutrunBy(was)) {
            return;
        }
        replace(turn.bench(), Thing.agent(told.agent()), told.name(), around.tallies(was), around.tallies(is));
        store(agent, told.start(), is);
        forget(agent, told.start(), turn);
    }

    private static Stretch shown(Fact.Stretch told, Held after, @Nullable Stretch was, Turn turn) {
        if (!after.isUnread()) {
            return Stretch.of(told.name(), told.start(), after, turn.started());
        }
        // It is followed again once its end can be read. Until then it goes no further than polls have proven.
        return was == null
                ? new Stretch(told.name(), told.start(), after.status(), told.start(), told.start())
                : proven(was, turn);
    }

    private static Stretch proven(Stretch was, Turn turn) {
        long proven = turn.before().provenTo(Dataset.KORE_STATUS, was.start());
        return was.isOpen() ? was.endedAt(Math.max(was.countedTo(), proven)) : was;
    }

    /** One that the vendor takes back has not been; one of a retired dataset goes no further than polls have proven. */
    private static @Nullable Stretch gone(@Nullable Stretch was, Turn turn) {
        return was == null || !turn.end().isRetired() ? null : proven(was, turn);
    }

    /** As it is counted. What ended too long ago to be known was counted as it was told. */
    private @Nullable Stretch find(Agent agent, Fact.Stretch told, long horizon) {
        Stretch stored = known.get(agent.key(told.start()));
        Held before = told.before();
        return stored == null && before != null && before.end() <= horizon
                ? Stretch.of(told.name(), told.start(), before, before.end())
                : stored;
    }

    private void extend(String agentId, long start, long proven, Turn turn) {
        Agent agent = new Agent(turn.account(), agentId);
        Stretch was = known.get(agent.key(start));
        if (was == null || proven <= was.countedTo() || was.isCounted()) {
            return;
        }
        count(agent, was, was.countedTo(proven), turn);
    }

    private void count(Agent agent, Stretch was, Stretch is, Turn turn) {
        Neighbours around = new Neighbours(null, around(agent, was.start()).next());
        replace(turn.bench(), Thing.agent(agent.id), was.name(), around.tallies(was), around.tallies(is));
        store(agent, was.start(), is);
    }

    /**
     * Touches only buckets that differ: most of a long stretch may be so old that its buckets are not known any more.
     */
    private static void replace(
            Workbench bench, Thing agent, String name, Map<Long, Tally> before, Map<Long, Tally> after) {
        SortedSet<Long> ends = new TreeSet<>(before.keySet());
        ends.addAll(after.keySet());
        for (long end : ends) {
            Tally less = before.getOrDefault(end, Tally.NONE);
            Tally more = after.getOrDefault(end, Tally.NONE);
            if (!less.equals(more)) {
                bench.replace(agent, name, end, less, more);
            }
        }
    }

    private void store(Agent agent, long start, @Nullable Stretch stretch) {
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

    private Neighbours around(Agent agent, long start) {
        return new Neighbours(
                first(known.reverseRange(agent.key(0), agent.key(start - 1))),
                first(known.range(agent.key(start + 1), agent.key(Long.MAX_VALUE))));
    }

    private static @Nullable Stretch first(KeyValueIterator<String, Stretch> range) {
        try (range) {
            return range.hasNext() ? range.next().value : null;
        }
    }

    /** Stretches of the agent that ended too long ago to be corrected, and so long before this one. */
    private void forget(Agent agent, long start, Turn turn) {
        long old = Math.min(start, turn.now().closedTo())
                - turn.rules().corrections().toSeconds();
        List<String> over = new ArrayList<>();
        try (KeyValueIterator<String, Stretch> all = known.range(agent.key(0), agent.key(Math.max(0, old)))) {
            while (all.hasNext()) {
                KeyValue<String, Stretch> each = all.next();
                if (each.value.end() < old) {
                    over.add(each.key);
                }
            }
        }
        over.forEach(known::delete);
    }

    /**
     * Once an hour, of all agents: of one who has left nothing may ever be told again. Only what has become too old
     * since the last time, for what is older was read of the past, and there may be more to come; and nothing behind an
     * open stretch, which would begin to count again.
     */
    private void expire(Turn turn) {
        long from = hour(turn.before(), turn);
        long to = hour(turn.now(), turn);
        if (turn.before().closedTo() == 0 || from == to) {
            return;
        }
        Set<String> lasting = new HashSet<>();
        List<String> over = new ArrayList<>();
        try (KeyValueIterator<String, Stretch> all = known.prefixScan(turn.account() + "\0", new StringSerializer())) {
            while (all.hasNext()) {
                KeyValue<String, Stretch> each = all.next();
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
    private static long hour(AccountClock clock, Turn turn) {
        return Math.floorDiv(clock.closedTo() - turn.rules().corrections().toSeconds(), HOUR_SEC) * HOUR_SEC;
    }

    private static String agentOf(String row) {
        return row.substring(0, row.indexOf('\0'));
    }

    private record Agent(String account, String id) {
        String row(long start) {
            return id + "\0%016x".formatted(start);
        }

        String key(long start) {
            return account + "\0" + row(start);
        }
    }
}
