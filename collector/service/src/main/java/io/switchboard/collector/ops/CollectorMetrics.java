package io.switchboard.collector.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What is counted, under Prometheus' names (switchboard_polls_total, …). Labels are accounts, APIs, datasets, outcomes
 * and ops: never anything of which a vendor decides how many there are. Safe for threads.
 */
public final class CollectorMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    /** Vendors report within seconds, after the end of an interval, or after a correction. */
    private static final Duration[] LAGS = {
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1)
    };

    private static final List<String> OPS = List.of("c", "u", "d", "r");

    private final MeterProvider<Counter> polls;
    private final MeterProvider<Timer> pollTime;
    private final MeterProvider<Counter> rows;
    private final MeterProvider<Counter> changes;
    private final MeterProvider<Counter> unknownFields;
    private final MeterProvider<Counter> deadLetters;
    private final MeterProvider<Counter> unreadValues;
    private final MeterProvider<Timer> vendorLag;
    private final MeterProvider<Timer> rateLimitWaits;
    private final Timer commits;
    private final Counter failedCommits;

    public CollectorMetrics(MeterRegistry registry) {
        this.polls = counter(registry, "switchboard.polls", "Polls that ended, by outcome");
        this.pollTime = timer("switchboard.poll", "From the request to the last row read", BUCKETS)
                .withRegistry(registry);
        this.rows = counter(registry, "switchboard.rows", "Rows read");
        this.changes = counter(registry, "switchboard.changes", "Change events committed, by op (c, u, d, r)");
        this.unknownFields =
                counter(registry, "switchboard.unknown.fields", "Fields of answers that the schema does not know");
        this.deadLetters = counter(registry, "switchboard.dead.letters", "Rows that could not be read");
        this.unreadValues =
                counter(registry, "switchboard.unread.values", "Values that could not be read, of rows that could");
        this.vendorLag = timer(
                        "switchboard.vendor.lag", "From a change's time by the vendor's clock to its poll's end", LAGS)
                .withRegistry(registry);
        this.rateLimitWaits = Timer.builder("switchboard.rate.limit.wait")
                .description("How long calls that came too soon waited for their turn")
                .withRegistry(registry);
        this.commits = timer("switchboard.commit", "From the first send to the end of a transaction", BUCKETS)
                .register(registry);
        this.failedCommits = Counter.builder("switchboard.failed.commits")
                .description("Transactions that failed; their polls are made again")
                .register(registry);
    }

    /** Shows zero of all that may happen to a target: an increase from nothing is not seen. */
    public void expect(String target, Collection<String> outcomes, Collection<String> datasets) {
        Tags tags = ofTarget(target);
        outcomes.forEach(outcome -> polls.withTags(tags.and(ofOutcome(outcome))));
        pollTime.withTags(tags);
        unknownFields.withTags(tags);
        String account = account(target);
        rateLimitWaits.withTag("account", account);
        datasets.forEach(dataset -> {
            rows(account, dataset, 0);
            deadLetters(account, dataset, 0);
            unreadValues(account, dataset, 0);
            OPS.forEach(op -> changes(account, dataset, op, 0));
            vendorLag.withTags(ofDataset(account, dataset));
        });
    }

    /**
     * A poll ended.
     *
     * @param target account/api
     * @param outcome how it ended
     * @param took from the request to the last row read
     */
    public void poll(String target, String outcome, Duration took) {
        Tags tags = ofTarget(target);
        polls.withTags(tags.and(ofOutcome(outcome))).increment();
        pollTime.withTags(tags).record(took);
    }

    /** Rows of a dataset were read. */
    public void rows(String account, String dataset, long count) {
        rows.withTags(ofDataset(account, dataset)).increment((double) count);
    }

    /** Changes of a dataset were committed, all of one op: c, u, d or r. */
    public void changes(String account, String dataset, String op, long count) {
        changes.withTags(ofDataset(account, dataset).and("op", op)).increment((double) count);
    }

    /** A target's answer held fields that no schema knows. */
    public void unknownFields(String target, long count) {
        unknownFields.withTags(ofTarget(target)).increment((double) count);
    }

    /** Rows of a dataset could not be read. */
    public void deadLetters(String account, String dataset, long count) {
        deadLetters.withTags(ofDataset(account, dataset)).increment((double) count);
    }

    /** Values of a dataset could not be read; their rows were. */
    public void unreadValues(String account, String dataset, long count) {
        unreadValues.withTags(ofDataset(account, dataset)).increment((double) count);
    }

    /** A change was seen so long after it happened by the vendor's clock; one that is ahead of ours has no lag. */
    public void vendorLag(String account, String dataset, Duration lag) {
        vendorLag.withTags(ofDataset(account, dataset)).record(lag.isNegative() ? Duration.ZERO : lag);
    }

    /** A call of an account has to wait for its turn. */
    public void rateLimitWait(String account, Duration wait) {
        rateLimitWaits.withTag("account", account).record(wait);
    }

    /** A transaction failed. */
    public void failedCommit() {
        failedCommits.increment();
    }

    /** A transaction ended. */
    public void commit(Duration took) {
        commits.record(took);
    }

    private static MeterProvider<Counter> counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).withRegistry(registry);
    }

    private static Timer.Builder timer(String name, String description, Duration... buckets) {
        return Timer.builder(name).description(description).serviceLevelObjectives(buckets);
    }

    static Tags ofTarget(String target) {
        String account = account(target);
        return Tags.of("account", account, "api", target.substring(account.length() + 1));
    }

    private static String account(String target) {
        int slash = target.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a target is account/api: " + target);
        }
        return target.substring(0, slash);
    }

    private static Tags ofOutcome(String outcome) {
        return Tags.of("outcome", outcome.toLowerCase(Locale.ROOT));
    }

    private static Tags ofDataset(String account, String dataset) {
        return Tags.of("account", account, "dataset", dataset);
    }
}
