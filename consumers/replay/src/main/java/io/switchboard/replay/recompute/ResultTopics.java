package io.switchboard.replay.recompute;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.replay.topics.BrokerTopics;
import io.switchboard.replay.topics.LastRecord;
import io.switchboard.replay.topics.PartitionSpans;
import io.switchboard.replay.topics.RecordRange;
import io.switchboard.replay.topics.TopicFacts;
import io.switchboard.topic.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * The topics that results are written to.
 *
 * @param consumer that reads what is committed; it is assigned again
 * @param partitions of the topics that are read
 */
record ResultTopics(BrokerTopics topics, Consumer<byte[], byte[]> consumer, int partitions) {

    /** What anyone who started it should know of topics that are there already. */
    List<String> warnings(List<Topic<?, ?>> targets) {
        return targets.stream()
                .flatMap(target -> topics.find(target.name()).stream())
                .flatMap(found -> found.retentionWarning().stream())
                .toList();
    }

    /**
     * Refuses topics that cannot hold the results.
     *
     * @throws UsageException saying what to do
     */
    void requireFit(List<Topic<?, ?>> targets, boolean force) {
        for (Topic<?, ?> target : targets) {
            topics.find(target.name()).ifPresent(found -> requireFit(found, force));
        }
    }

    private void requireFit(TopicFacts found, boolean force) {
        if (found.partitions() != partitions) {
            throw new UsageException(
                    "%s has %d partitions and the topics that are read have %d; name another --to-prefix"
                            .formatted(found.name(), found.partitions(), partitions));
        }
        if (!found.keepsTimestamps()) {
            throw new UsageException(found.name()
                    + " gives records timestamps of its own: set its message.timestamp.type to "
                    + TopicFacts.CREATE_TIME + ", or name another --to-prefix");
        }
        if (!force && !isEmpty(found)) {
            throw new UsageException(found.name() + " has records already; delete it, name another --to-prefix, or"
                    + " write behind them with --force");
        }
    }

    private boolean isEmpty(TopicFacts topic) {
        LastRecord last = new LastRecord(consumer);
        return new PartitionSpans(consumer)
                .find(topic, RecordRange.ALL, Map.of()).stream()
                        .allMatch(span -> span.isEmpty() || last.find(span) == LastRecord.NONE);
    }

    /** Creates those that are not there. */
    void create(List<Topic<?, ?>> targets, short replicas) {
        for (Topic<?, ?> target : targets) {
            if (topics.find(target.name()).isEmpty()) {
                topics.create(target, partitions, replicas);
            }
        }
    }
}
