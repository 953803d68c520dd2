package io.switchboard.topic;

import io.switchboard.AgentBucket;
import io.switchboard.AgentBucketKey;
import io.switchboard.AgentKey;
import io.switchboard.DeadLetter;
import io.switchboard.Poll;
import io.switchboard.PollKey;
import io.switchboard.QueueBucket;
import io.switchboard.QueueBucketKey;
import io.switchboard.StatusChange;
import io.switchboard.TargetKey;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * All topics under one prefix.
 *
 * @param prefix first part of every topic's name, {@value #DEFAULT_PREFIX} unless configured
 */
public record Topics(String prefix) {

    /** The prefix unless another is configured. */
    public static final String DEFAULT_PREFIX = "switchboard";

    /** The changes of a dataset, one event each. */
    public <K extends SpecificRecord, E extends SpecificRecord> Topic<K, E> changes(Dataset<K, ?, E> dataset) {
        return new Topic<>(named(dataset.name() + ".changes"), dataset.key(), dataset.envelope(), Retention.TIME);
    }

    /** The latest row per key of a dataset; a tombstone where a row is gone. */
    public <K extends SpecificRecord, R extends SpecificRecord> Topic<K, R> state(Dataset<K, R, ?> dataset) {
        return new Topic<>(named(dataset.name() + ".state"), dataset.key(), dataset.row(), Retention.LATEST);
    }

    /** One poll record per poll and dataset: the clock of everything downstream. */
    public Topic<PollKey, Poll> polls() {
        return new Topic<>(named("polls"), PollKey.class, Poll.class, Retention.TIME);
    }

    /** Rows that could not be read. */
    public Topic<TargetKey, DeadLetter> deadLetters() {
        return new Topic<>(named("dead-letters"), TargetKey.class, DeadLetter.class, Retention.TIME);
    }

    /** Agents' changes of status, across vendors. */
    public Topic<AgentKey, StatusChange> statusChanges() {
        return new Topic<>(named("status-changes"), AgentKey.class, StatusChange.class, Retention.TIME);
    }

    /** What each agent did in five minutes, across vendors. */
    public Topic<AgentBucketKey, AgentBucket> agentBuckets() {
        return new Topic<>(
                named("agent-buckets-5m"), AgentBucketKey.class, AgentBucket.class, Retention.LATEST_FOR_A_TIME);
    }

    /** What came to each queue, campaign and skill in five minutes, across vendors. */
    public Topic<QueueBucketKey, QueueBucket> queueBuckets() {
        return new Topic<>(
                named("queue-buckets-5m"), QueueBucketKey.class, QueueBucket.class, Retention.LATEST_FOR_A_TIME);
    }

    /** The topics that the collector writes. */
    public List<Topic<?, ?>> ofCollector() {
        return Stream.<Topic<?, ?>>concat(
                        Dataset.all().stream().flatMap(dataset -> Stream.of(changes(dataset), state(dataset))),
                        Stream.of(polls(), deadLetters()))
                .toList();
    }

    /** Every topic there is. */
    public List<Topic<?, ?>> all() {
        return Stream.<Topic<?, ?>>concat(
                        ofCollector().stream(), Stream.of(statusChanges(), agentBuckets(), queueBuckets()))
                .toList();
    }

    private String named(String name) {
        return prefix + "." + name;
    }
}
