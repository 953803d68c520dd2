package io.switchboard.replay.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic that is there.
 *
 * @param id another one for each topic that ever had this name
 * @param settings in the broker's words
 */
public record TopicFacts(String name, Uuid id, int partitions, short replicas, Map<String, String> settings) {
    /** The timestamp type of topics that keep what the producer says. */
    public static final String CREATE_TIME = "CreateTime";

    public TopicFacts {
        settings = Map.copyOf(settings);
    }

    /** A setting that every topic has. */
    public String setting(String setting) {
        String value = settings.get(setting);
        if (value == null) {
            throw new IllegalStateException("topic " + name + " has no setting " + setting);
        }
        return value;
    }

    /** Whether records have the timestamps that the producer gives them. */
    public boolean keepsTimestamps() {
        return setting(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).equals(CREATE_TIME);
    }

    /** The age in milliseconds at which records are removed; empty where age does not matter. */
    OptionalLong retentionMs() {
        long retention = Long.parseLong(setting(TopicConfig.RETENTION_MS_CONFIG));
        boolean deletes = setting(TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_DELETE);
        return deletes && retention >= 0 ? OptionalLong.of(retention) : OptionalLong.empty();
    }

    /** What will happen to old records that are written to a topic that removes what is old. */
    public Optional<String> retentionWarning() {
        return retentionMs().stream()
                .mapToObj(age ->
                        "%s removes records that are older than %s, by their timestamps: the broker removes older"
                                        .formatted(name, Duration.ofMillis(age))
                                + " ones within minutes. retention.ms=-1 keeps them")
                .findFirst();
    }

    /** The partitions of a range. */
    public List<TopicPartition> partitions(RecordRange range) {
        return IntStream.range(0, partitions)
                .filter(range::includes)
                .mapToObj(number -> new TopicPartition(name, number))
                .toList();
    }
}
