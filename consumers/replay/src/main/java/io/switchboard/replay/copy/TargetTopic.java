package io.switchboard.replay.copy;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.replay.topics.NumberRange;
import io.switchboard.replay.topics.PartitionSpans;
import io.switchboard.replay.topics.RecordRange;
import io.switchboard.replay.topics.TopicFacts;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/** What a topic must be like for a copy to be written to it. */
final class TargetTopic {
    private TargetTopic() {}

    /**
     * Refuses a topic that cannot hold a copy as it is.
     *
     * @throws UsageException saying why
     */
    static void requireFit(TopicFacts source, TopicFacts target) {
        if (target.partitions() != source.partitions()) {
            throw new UsageException(("%s has %d partitions and %s has %d; a copy keeps each record's partition."
                            + " Name a topic with as many, or one that does not exist: it is created")
                    .formatted(target.name(), target.partitions(), source.name(), source.partitions()));
        }
        if (!target.keepsTimestamps()) {
            throw new UsageException(
                    target.name() + " gives records timestamps of its own: set its message.timestamp.type to "
                            + TopicFacts.CREATE_TIME + ", or name a topic that does not exist");
        }
    }

    /**
     * Refuses a topic that holds records.
     *
     * @param reader that reads what is committed; it is assigned again
     * @throws UsageException saying what to do
     */
    static void requireEmpty(Consumer<byte[], byte[]> reader, TopicFacts target) {
        var spans = new PartitionSpans(reader).find(target, RecordRange.ALL, Map.of());
        SourceRecords records = new SourceRecords(reader, spans, NumberRange.ALL, SourceRecords.PartitionMixing.NONE);
        while (!records.isDone()) {
            if (records.peek() != null) {
                throw new UsageException(
                        target.name() + " has records that this copy did not write; name a topic that does not exist,"
                                + " or write behind them with --force");
            }
        }
    }
}
