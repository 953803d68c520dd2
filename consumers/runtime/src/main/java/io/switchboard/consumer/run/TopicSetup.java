package io.switchboard.consumer.run;

import io.switchboard.topic.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks for topics and creates them.
 *
 * @param admin stays the caller's to close
 */
record TopicSetup(Admin admin) {

    /** The partitions of each topic that exists; none while no broker answers. */
    Map<String, Integer> findPartitions(List<Topic<?, ?>> topics) throws InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> asked =
                admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
        Map<String, Integer> found = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : asked.entrySet()) {
            findPartitions(topic.getValue()).ifPresent(partitions -> found.put(topic.getKey(), partitions));
        }
        return found;
    }

    /**
     * Creates the topic, unless it is there: another instance may create it at the same time, so asking first is no
     * use.
     *
     * @throws IllegalStateException if it is there with another number of partitions
     */
    void create(Topic<?, ?> topic, int partitions, short replicationFactor) throws InterruptedException {
        NewTopic wanted = new NewTopic(topic.name(), partitions, replicationFactor)
                .configs(topic.retention().topicConfig());
        try {
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Cannot create topic " + topic.name(), e.getCause());
            }
            Integer there = findPartitions(List.of(topic)).get(topic.name());
            if (there != null && there != partitions) {
                throw new IllegalStateException("Topic %s has %d partitions, but what it is made from has %d"
                        .formatted(topic.name(), there, partitions));
            }
        }
    }

    private static Optional<Integer> findPartitions(KafkaFuture<TopicDescription> topic) throws InterruptedException {
        try {
            return Optional.of(topic.get().partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException || e.getCause() instanceof TimeoutException) {
                return Optional.empty();
            }
            throw new IllegalStateException(
                    "Cannot ask the broker for topics: is bootstrap.servers right?", e.getCause());
        }
    }
}
