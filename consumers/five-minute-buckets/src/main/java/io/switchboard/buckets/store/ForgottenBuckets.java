package io.switchboard.buckets.store;

import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.streams.store.StoreKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What stands on the topics of buckets whose contents are not known any more: at which ends, and up to which revision.
 * At most a few thousand bytes for each day, and none of a day older than {@link #KEPT_DAYS}.
 */
record ForgottenBuckets(KeyValueStore<String, ForgottenDay> store) {
    /** Longer than any past that a vendor still answers for. */
    static final int KEPT_DAYS = 400;

    private static final String NAME = "forgotten-cells";
    private static final int DAY_SEC = 86_400;

    /**
     * The forgotten buckets that end on one day, UTC, of one account and kind. Ends are in seconds of the day.
     *
     * @param live ends of buckets that were issued live
     * @param counted those of them that had amounts
     * @param past ends of buckets that polls of the past made
     * @param revision the highest of these
     */
    record ForgottenDay(Set<Integer> live, Set<Integer> counted, Set<Integer> past, int revision) {
        private static final ForgottenDay EMPTY = new ForgottenDay(Set.of(), Set.of(), Set.of(), 0);

        ForgottenDay {
            live = Set.copyOf(live);
            counted = Set.copyOf(counted);
            past = Set.copyOf(past);
        }

        private ForgottenDay withLive(int end, BucketState cell) {
            boolean counts = cell.figures().hasAmounts();
            if (live.contains(end) && (counted.contains(end) || !counts)) {
                return this;
            }
            return new ForgottenDay(with(live, end), counts ? with(counted, end) : counted, past, revision);
        }

        private ForgottenDay withPast(int end, BucketState cell) {
            return new ForgottenDay(
                    live,
                    counted,
                    with(past, end),
                    Math.max(revision, cell.issued().revision()));
        }

        private static Set<Integer> with(Set<Integer> some, int end) {
            Set<Integer> more = new HashSet<>(some);
            more.add(end);
            return more;
        }
    }

    static StoreBuilder<?> builder(StoreKind medium) {
        return medium.store(NAME, ForgottenDay.class);
    }

    static ForgottenBuckets in(ProcessorContext<?, ?> context) {
        return new ForgottenBuckets(context.getStateStore(NAME));
    }

    /** What was never issued, and what has no topic, leaves nothing behind. */
    void add(Map<BucketStoreKey, BucketState> cells) {
        Map<String, ForgottenDay> days = new HashMap<>();
        cells.forEach((key, cell) -> {
            if (cell.issued().revision() > 0 && key.thing().kind() != BucketSubject.SubjectKind.IN_SKILL) {
                long day = dayOf(key.end());
                String row = row(key.account(), key.thing().kind(), day);
                ForgottenDay known = days.computeIfAbsent(row, this::find);
                int end = secondOfDay(key.end());
                days.put(row, cell.issued().past() ? known.withPast(end, cell) : known.withLive(end, cell));
            }
        });
        days.forEach(store::put);
    }

    /** Drops what is so long ago that no vendor answers for it. */
    void expire(String account, BucketSubject.SubjectKind kind, long upTo) {
        store.delete(row(account, kind, dayOf(upTo) - KEPT_DAYS));
    }

    /** Whether a bucket with this end was issued live, of whichever agent or queue. */
    boolean isLive(BucketStoreKey key) {
        return dayOf(key).live().contains(secondOfDay(key.end()));
    }

    /** The highest revision that a bucket which polls of the past made may have on its topic; 0 if there is none. */
    int revision(BucketStoreKey key) {
        ForgottenDay day = dayOf(key);
        return day.past().contains(secondOfDay(key.end())) ? day.revision() : 0;
    }

    /** Whether a bucket that ends in {@code (after, upTo]} was issued live with amounts. */
    boolean hasCounted(String account, BucketSubject.SubjectKind kind, long after, long upTo) {
        for (long day = dayOf(after + 1); day <= dayOf(upTo); day++) {
            long start = day * DAY_SEC;
            boolean has = find(row(account, kind, day)).counted().stream()
                    .anyMatch(second -> start + second > after && start + second <= upTo);
            if (has) {
                return true;
            }
        }
        return false;
    }

    private ForgottenDay dayOf(BucketStoreKey key) {
        return find(row(key.account(), key.thing().kind(), dayOf(key.end())));
    }

    private ForgottenDay find(String row) {
        ForgottenDay known = store.get(row);
        return known == null ? ForgottenDay.EMPTY : known;
    }

    /** A bucket that ends at midnight is of the day that is over. */
    private static long dayOf(long end) {
        return Math.floorDiv(end - 1, DAY_SEC);
    }

    private static int secondOfDay(long end) {
        return (int) (end - dayOf(end) * DAY_SEC);
    }

    private static String row(String account, BucketSubject.SubjectKind kind, long day) {
        return account + '\0' + kind + '\0' + "%08x".formatted(day);
    }
}
