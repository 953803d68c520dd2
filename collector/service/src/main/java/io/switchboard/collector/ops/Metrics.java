package io.switchboard.collector.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What is counted, under Prometheus' names (switchboard_polls_total, …). Labels are accounts, APIs, datasets, outcomes
 * and ops: never anything of which a vendor decides how many there are. Safe for threads.
 */
public final class Metrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final MeterProvider<Counter> polls;
    private final MeterProvider<Timer> pollTime;
    private final MeterProvider<Counter> rows;
    private final MeterProvider<Counter> changes;
    private final MeterProvider<Counter> unknownFields;
    private final MeterProvider<Counter> deadLetters;
    private final Timer commits;

    public Metrics(MeterRegistry registry) {
        this.registry = registry;
        this.polls = counter("switchboard.polls", "Polls that ended, by outcome");
        this.pollTime = timer("switchboard.poll", "From the request to the last row read")
                .withRegistry(registry);
        this.rows = counter("switchboard.rows", "Rows read");
        this.changes = counter("switchboard.changes", "Change events committed, by op (c, u, d, r)");
        this.unknownFields = counter("switchboard.unknown.fields", "Fields of answers that the schema does not know");
        this.deadLetters = counter("switchboard.dead.letters", "Rows that could not be read");
        this.commits = timer("switchboard.commit", "From the first send to the end of a transaction")
                .register(registry);
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
        polls.withTags(tags.and("outcome", outcome.toLowerCase(Locale.ROOT))).increment();
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

    /** A dataset's answer held fields that its schema does not know. */
    public void unknownFields(String account, String dataset, long count) {
        unknownFields.withTags(ofDataset(account, dataset)).increment((double) count);
    }

    /** Rows of a dataset could not be read. */
    public void deadLetters(String account, String dataset, long count) {
        deadLetters.withTags(ofDataset(account, dataset)).increment((double) count);
    }

    /** A transaction ended. */
    public void commit(Duration took) {
        commits.record(took);
    }

    /** Says where to ask how many targets are polled here; the supplier must not wait. */
    public void assignedTargets(Supplier<Number> count) {
        Gauge.builder("switchboard.assigned.targets", count)
                .description("Targets that this collector polls")
                .strongReference(true)
                .register(registry);
    }

    private MeterProvider<Counter> counter(String name, String description) {
        return Counter.builder(name).description(description).withRegistry(registry);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS);
    }

    private static Tags ofTarget(String target) {
        int slash = target.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a target is account/api: " + target);
        }
        return Tags.of("account", target.substring(0, slash), "api", target.substring(slash + 1));
    }

    private static Tags ofDataset(String account, String dataset) {
        return Tags.of("account", account, "dataset", dataset);
    }
}
