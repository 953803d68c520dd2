package io.switchboard.statuschanges.segments;

import io.switchboard.streams.store.StoreKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The segments of all agents of a task. Keys are {@code agent start}, the start in hex of fixed width, so that they
 * sort by it; an agent, which is account and id, ends in a zero character.
 */
record SegmentStore(KeyValueStore<String, KnownSegment> segments) {

    /** How long before an agent's newest segment, or before one of the past that comes, segments are known. */
    static final Duration KEPT = Duration.ofDays(2);

    private static final String NAME = "segments";

    static StoreBuilder<?> builder(StoreKind medium) {
        return medium.store(NAME, KnownSegment.class);
    }

    static SegmentStore in(ProcessorContext<?, ?> context) {
        return new SegmentStore(context.getStateStore(NAME));
    }

    static String agent(String account, String id) {
        return account + "\0" + id + "\0";
    }

    SegmentNeighbours around(String agent, long start) {
        return new SegmentNeighbours(
                first(segments.reverseRange(key(agent, 0), key(agent, start - 1))),
                Optional.ofNullable(segments.get(key(agent, start))),
                first(segments.range(key(agent, start + 1), key(agent, Long.MAX_VALUE))));
    }

    void put(String agent, List<KnownSegment> known) {
        known.forEach(segment -> segments.put(key(agent, segment.segment().start()), segment));
    }

    /** Forgets what is too old beside the one that was touched; the last of that stays, for it may still last. */
    void forget(String agent, long touched) {
        long newest = first(segments.reverseRange(key(agent, 0), key(agent, Long.MAX_VALUE)))
                .map(known -> known.segment().start())
                .orElse(touched);
        long horizon = Math.min(newest, touched) - KEPT.toMillis();
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, KnownSegment> all =
                segments.reverseRange(key(agent, 0), key(agent, horizon - 1))) {
            boolean hasLast = false;
            while (all.hasNext()) {
                var entry = all.next();
                if (hasLast || entry.value.isGone()) {
                    old.add(entry.key);
                }
                hasLast |= !entry.value.isGone();
            }
        }
        old.forEach(segments::delete);
    }

    private static Optional<KnownSegment> first(KeyValueIterator<String, KnownSegment> all) {
        try (all) {
            while (all.hasNext()) {
                KnownSegment known = all.next().value;
                if (!known.isGone()) {
                    return Optional.of(known);
                }
            }
            return Optional.empty();
        }
    }

    private static String key(String agent, long start) {
        return agent + "%016x".formatted(Math.max(0, start));
    }
}
