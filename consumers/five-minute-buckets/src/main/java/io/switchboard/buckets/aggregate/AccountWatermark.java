package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.timeline.BucketGrid.secondOf;

import io.switchboard.buckets.aggregate.AskedTime.ProvenRange;
import io.switchboard.buckets.assemble.PollEnd;
import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.timeline.BucketGrid;
import io.switchboard.topic.Dataset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How far an account's polls have come.
 *
 * @param feeds the clocks of the datasets that have been polled, by name
 * @param agentsClosedTo epoch second: every agent's bucket that ends here or before is closed
 * @param queuesClosedTo the same for the buckets of queues
 * @param asked what the polls of the datasets asked for, by name
 * @param answered what they were answered for, by name
 */
record AccountWatermark(
        Map<String, DatasetWatermark> feeds,
        long agentsClosedTo,
        long queuesClosedTo,
        Map<String, AskedTime> asked,
        Map<String, AnsweredTime> answered) {
    static final AccountWatermark NONE = new AccountWatermark(Map.of(), 0, 0, Map.of(), Map.of());

    private static final Set<String> OF_AGENTS = Set.of(
            Dataset.CONVOSO_AGENTS.name(),
            Dataset.CONVOSO_PERFORMANCE.name(),
            Dataset.LIVEPERSON_CONVERSATIONS.name(),
            Dataset.KORE_STATUS.name());

    private static final Set<String> OF_QUEUES =
            Set.of(Dataset.CONVOSO_TOTALS.name(), Dataset.LIVEPERSON_CONVERSATIONS.name(), Dataset.KORE_VOLUME.name());

    AccountWatermark {
        feeds = Map.copyOf(feeds);
        // What an older version stored has none.
        asked = Map.copyOf(Objects.requireNonNullElse(asked, Map.of()));
        answered = Map.copyOf(Objects.requireNonNullElse(answered, Map.of()));
    }

    DatasetWatermark feed(Dataset<?, ?, ?> dataset) {
        return feed(dataset.name());
    }

    DatasetWatermark feed(String dataset) {
        return feeds.getOrDefault(dataset, DatasetWatermark.NONE);
    }

    /**
     * Up to when silence about a row of a dataset that began then means that it has not changed: as far as polls asked
     * for it. Epoch seconds.
     */
    long provenTo(Dataset<?, ?, ?> dataset, long start) {
        return asked.getOrDefault(dataset.name(), AskedTime.NONE)
                .provenTo(start, feed(dataset).provenTo());
    }

    /** What the polls of a dataset were answered for. */
    AnsweredTime answered(String dataset) {
        return answered.getOrDefault(dataset, AnsweredTime.NONE);
    }

    /** The vendor; empty before the first poll. An account is at one. */
    String vendor() {
        return feeds.keySet().stream().findFirst().map(Dataset::vendorOf).orElse("");
    }

    /** Every bucket of the kind that ends here or before is closed. */
    long closedTo(BucketSubject.SubjectKind kind) {
        return switch (kind) {
            case AGENT, IN_SKILL -> agentsClosedTo;
            case QUEUE -> queuesClosedTo;
        };
    }

    /** Completion of the last poll of any dataset, epoch second; 0 before the first. */
    long newest() {
        return newest(feeds);
    }

    private static long newest(Map<String, DatasetWatermark> feeds) {
        return feeds.values().stream().mapToLong(DatasetWatermark::passed).max().orElse(0);
    }

    /** The latest that any bucket is closed. */
    long closedTo() {
        return Math.max(agentsClosedTo, queuesClosedTo);
    }

    /** Whether a live poll says that the collector's clock ran ahead, and is right again. */
    boolean isSetBackBy(PollEnd end) {
        return end.series().isLive() && feed(end.series().dataset()).isSetBackBy(end);
    }

    /** The clock set back to the begin of a poll: one collector times all of an account's polls. */
    AccountWatermark backTo(PollEnd end, BucketRules rules) {
        long second = secondOf(end.startedAt());
        long closed = BucketGrid.startOf(second - rules.grace().toSeconds());
        Map<String, DatasetWatermark> all = new HashMap<>();
        feeds.forEach((name, feed) -> all.put(name, feed.backTo(second)));
        Map<String, AskedTime> believed = new HashMap<>();
        asked.forEach((name, time) -> believed.put(name, time.backTo(feed(name).provenBefore(second))));
        Map<String, AnsweredTime> told = new HashMap<>();
        answered.forEach((name, time) -> told.put(name, time.backTo(feed(name).provenBefore(second))));
        return new AccountWatermark(
                all, Math.min(agentsClosedTo, closed), Math.min(queuesClosedTo, closed), believed, told);
    }

    /** The clock after one more live poll. */
    AccountWatermark after(PollEnd end, BucketRules rules) {
        Map<String, DatasetWatermark> all = new HashMap<>(feeds);
        all.compute(
                end.series().dataset(),
                (name, feed) -> (feed == null ? DatasetWatermark.NONE : feed).after(end, rules));
        long newest = newest(all);
        all.replaceAll((name, feed) -> feed.besides(newest, rules));
        return new AccountWatermark(
                all,
                Math.max(agentsClosedTo, closedBy(all, OF_AGENTS, rules)),
                Math.max(queuesClosedTo, closedBy(all, OF_QUEUES, rules)),
                askedAfter(end, rules),
                answeredAfter(end, rules));
    }

    private Map<String, AskedTime> askedAfter(PollEnd end, BucketRules rules) {
        if (end.isRetired() || end.shown() == PollEnd.ShownRows.NOTHING) {
            return asked;
        }
        String dataset = end.series().dataset();
        ProvenRange reach = new ProvenRange(secondOf(end.askedFrom()), secondOf(end.provenTo()));
        long horizon = secondOf(end.startedAt()) - rules.correctionWindow().toSeconds();
        Map<String, AskedTime> more = new HashMap<>(asked);
        more.put(
                dataset,
                asked.getOrDefault(dataset, AskedTime.NONE)
                        .after(feed(dataset).provenTo(), reach)
                        .since(horizon));
        return more;
    }

    private Map<String, AnsweredTime> answeredAfter(PollEnd end, BucketRules rules) {
        String dataset = end.series().dataset();
        if (end.isRetired()
                || end.shown() == PollEnd.ShownRows.NOTHING
                || CoverageSources.by(dataset).isEmpty()) {
            return answered;
        }
        long horizon = closedTo() - rules.correctionWindow().toSeconds();
        Map<String, AnsweredTime> more = new HashMap<>(answered);
        more.put(dataset, answered(dataset).after(feed(dataset).provenTo(), end, horizon));
        return more;
    }

    /**
     * All feeds have passed it, but for those that the others are far ahead of: nobody waits for them. A dataset that
     * was taken out of the configuration holds nothing back; where all were retired, nothing more comes.
     */
    private static long closedBy(Map<String, DatasetWatermark> all, Set<String> feeding, BucketRules rules) {
        long newest = newest(all);
        List<DatasetWatermark> fed = all.entrySet().stream()
                .filter(feed -> feeding.contains(feed.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (fed.isEmpty()) {
            return 0;
        }
        if (fed.stream().allMatch(DatasetWatermark::isRetired)) {
            return BucketGrid.endOf(newest);
        }
        long closed = fed.stream()
                .filter(feed -> feed.isPolled(newest, rules))
                .mapToLong(
                        feed -> Math.max(feed.passed(), newest - rules.maxLag().toSeconds()))
                .min()
                .orElse(newest);
        return BucketGrid.startOf(closed - rules.grace().toSeconds());
    }
}
