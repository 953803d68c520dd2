package io.switchboard.consumer.bucket;

import static io.switchboard.consumer.timeline.Bucket.secondOf;

import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.timeline.Bucket;
import io.switchboard.consumer.whole.End;
import io.switchboard.topic.Dataset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far an account's polls have come.
 *
 * @param feeds the clocks of the datasets that have been polled, by name
 * @param agentsClosedTo epoch second: every agent's bucket that ends here or before is closed
 * @param queuesClosedTo the same for the buckets of queues
 */
record AccountClock(Map<String, FeedClock> feeds, long agentsClosedTo, long queuesClosedTo) {
    static final AccountClock NONE = new AccountClock(Map.of(), 0, 0);

    private static final Set<String> OF_AGENTS = Set.of(
            Dataset.CONVOSO_AGENTS.name(),
            Dataset.CONVOSO_PERFORMANCE.name(),
            Dataset.LIVEPERSON_CONVERSATIONS.name(),
            Dataset.KORE_STATUS.name());

    private static final Set<String> OF_QUEUES =
            Set.of(Dataset.CONVOSO_TOTALS.name(), Dataset.LIVEPERSON_CONVERSATIONS.name(), Dataset.KORE_VOLUME.name());

    AccountClock {
        feeds = Map.copyOf(feeds);
    }

    FeedClock feed(Dataset<?, ?, ?> dataset) {
        return feed(dataset.name());
    }

    FeedClock feed(String dataset) {
        return feeds.getOrDefault(dataset, FeedClock.NONE);
    }

    /** The vendor; empty before the first poll. An account is at one. */
    String vendor() {
        return feeds.keySet().stream().findFirst().map(Dataset::vendorOf).orElse("");
    }

    /** Every bucket of the kind that ends here or before is closed. */
    long closedTo(Thing.Kind kind) {
        return switch (kind) {
            case AGENT, IN_SKILL -> agentsClosedTo;
            case QUEUE -> queuesClosedTo;
        };
    }

    /** Completion of the last poll of any dataset, epoch second; 0 before the first. */
    long newest() {
        return newest(feeds);
    }

    private static long newest(Map<String, FeedClock> feeds) {
        return feeds.values().stream().mapToLong(FeedClock::passed).max().orElse(0);
    }

    /** The latest that any bucket is closed. */
    long closedTo() {
        return Math.max(agentsClosedTo, queuesClosedTo);
    }

    /** Whether a live poll says that the collector's clock ran ahead, and is right again. */
    boolean isSetBackBy(End end) {
        return end.series().isLive() && feed(end.series().dataset()).isSetBackBy(end);
    }

    /** The clock set back to the begin of a poll: one collector times all of an account's polls. */
    AccountClock backTo(End end, BucketRules rules) {
        long second = secondOf(end.startedAt());
        long closed = Bucket.startOf(second - rules.grace().toSeconds());
        Map<String, FeedClock> all = new HashMap<>();
        feeds.forEach((name, feed) -> all.put(name, feed.backTo(second)));
        return new AccountClock(all, Math.min(agentsClosedTo, closed), Math.min(queuesClosedTo, closed));
    }

    /** The clock after one more live poll. */
    AccountClock after(End end, BucketRules rules) {
        Map<String, FeedClock> all = new HashMap<>(feeds);
        all.compute(end.series().dataset(), (name, feed) -> (feed == null ? FeedClock.NONE : feed).after(end, rules));
        long newest = newest(all);
        all.replaceAll((name, feed) -> feed.besides(newest, rules));
        return new AccountClock(
                all,
                Math.max(agentsClosedTo, closedBy(all, OF_AGENTS, rules)),
                Math.max(queuesClosedTo, closedBy(all, OF_QUEUES, rules)));
    }

    /**
     * All feeds have passed it, but for those that the others are far ahead of: nobody waits for them. A dataset that
     * was taken out of the configuration holds nothing back; where all were retired, nothing more comes.
     */
    private static long closedBy(Map<String, FeedClock> all, Set<String> feeding, BucketRules rules) {
        long newest = newest(all);
        List<FeedClock> fed = all.entrySet().stream()
                .filter(feed -> feeding.contains(feed.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (fed.isEmpty()) {
            return 0;
        }
        if (fed.stream().allMatch(FeedClock::isRetired)) {
            return Bucket.endOf(newest);
        }
        long closed = fed.stream()
                .filter(feed -> feed.isPolled(newest, rules))
                .mapToLong(feed ->
                        Math.max(feed.passed(), newest - rules.patience().toSeconds()))
                .min()
                .orElse(newest);
        return Bucket.startOf(closed - rules.grace().toSeconds());
    }
}
