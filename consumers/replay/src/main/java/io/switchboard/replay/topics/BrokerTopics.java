package io.switchboard.replay.topics;

import io.switchboard.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics of a broker.
 *
 * @param admin asks for it
 * @param brokers where it is said to be
 */
public record BrokerTopics(Admin admin, String brokers) {
    /** A broker that is not there is noticed soon. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final List<String> KEPT_SETTINGS = List.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG);
    private static final String FOR_EVER = "-1";

    /**
     * A topic, if there is one of this name.
     *
     * @throws KafkaException saying so in words, if nobody answers
     */
    public Optional<TopicFacts> find(String name) {
        try {
            TopicDescription topic = only(admin.describeTopics(List.of(name)).allTopicNames());
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
            Config config = only(admin.describeConfigs(List.of(resource)).all());
            return Optional.of(new TopicFacts(
                    name,
                    topic.topicId(),
                    topic.partitions().size(),
                    (short) topic.partitions().getFirst().replicas().size(),
                    settings(config)));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        } catch (TimeoutException e) {
            throw new KafkaException("no broker answers at " + brokers
                    + "; is one there, and is kafka: bootstrap.servers of the configuration right?");
        }
    }

    private static Map<String, String> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /**
     * Creates the topic of a copy: like the source, but it keeps records however old they are, and their timestamps.
     */
    public TopicFacts createLike(String name, TopicFacts source) {
        Map<String, String> settings = new HashMap<>();
        KEPT_SETTINGS.forEach(setting -> settings.put(setting, source.setting(setting)));
        return create(name, source.partitions(), source.replicas(), settings);
    }

    /** Creates a topic as the catalogue has it, but it keeps records however old they are, and their timestamps. */
    public TopicFacts create(Topic<?, ?> topic, int partitions, short replicas) {
        return create(topic.name(), partitions, replicas, topic.retention().topicConfig());
    }

    private TopicFacts create(String name, int partitions, short replicas, Map<String, String> like) {
        Map<String, String> settings = new HashMap<>(like);
        settings.put(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
        settings.put(TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER);
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TopicFacts.CREATE_TIME);
        NewTopic topic = new NewTopic(name, partitions, replicas).configs(settings);
        Uuid id = get(admin.createTopics(List.of(topic)).topicId(name));
        return new TopicFacts(name, id, partitions, replicas, settings);
    }

    private static <T> T only(KafkaFuture<? extends Map<?, T>> future) {
        return get(future).values().iterator().next();
    }

    /** What a broker answered. */
    public static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while the broker was asked", e);
        }
    }
}
