package io.switchboard.serde;

import io.switchboard.topic.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes sure that topics are there, each with the same number of partitions: an account's records meet in one partition
 * of them all. Topics are created without asking first, and one that exists already is as good: two processes that
 * start together do not race.
 */
public final class TopicCreation {
    private final Admin admin;

    public TopicCreation(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates what is missing.
     *
     * @param partitions of every topic
     * @param replicationFactor copies of those that are created
     * @throws KafkaException if the broker refuses, or if a topic is there with another number of partitions
     */
    public void ensure(Collection<? extends Topic<?, ?>> topics, int partitions, short replicationFactor) {
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(topic.name(), partitions, replicationFactor)
                        .configs(topic.retention().topicConfig()))
                .toList();
        admin.createTopics(wanted).values().forEach(TopicCreation::created);
        Map<String, Integer> different = findPartitions(topics);
        different.values().removeIf(count -> count == partitions);
        if (!different.isEmpty()) {
            throw new KafkaException("all topics must have the same number of partitions, " + partitions + ", but "
                    + different.entrySet().stream()
                            .map(each -> each.getKey() + " has " + each.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    /** How many partitions each topic has, of those that exist; none while no broker answers. */
    public Map<String, Integer> findPartitions(Collection<? extends Topic<?, ?>> topics) {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<String, Integer> found = new HashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, topic) -> {
            try {
                found.put(name, get(topic).partitions().size());
            } catch (UnknownTopicOrPartitionException | TimeoutException e) {
                // Not there, or not to be known now.
            }
        });
        return found;
    }

    private static void created(String topic, KafkaFuture<Void> result) {
        try {
            get(result);
        } catch (TopicExistsException e) {
            // As good.
        } catch (KafkaException e) {
            throw new KafkaException("topic " + topic + " cannot be created: " + e.getMessage(), e);
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw Optional.ofNullable(e.getCause())
                    .filter(KafkaException.class::isInstance)
                    .map(KafkaException.class::cast)
                    .orElseGet(() -> new KafkaException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while the broker was asked", e);
        }
    }
}
