package io.switchboard.collector;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.platform.config.TopicSettings;
import io.switchboard.serde.SchemaRegistrar;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.TopicCreation;
import io.switchboard.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;

/** Sees to it that schemas and topics are there before anything is written. */
final class TopicAndSchemaSetup {
    private TopicAndSchemaSetup() {}

    static void prepare(CollectorConfig configuration, SchemaRegistry registry) {
        TopicSettings settings = configuration.topics();
        Topics topics = settings.topics();
        Map<String, Schema> subjects = new HashMap<>();
        topics.ofCollector().forEach(topic -> subjects.putAll(topic.subjects()));
        new SchemaRegistrar(registry).register(subjects, CompatibilityLevel.BACKWARD_TRANSITIVE);
        try (Admin admin = CollectorClients.of(configuration).admin()) {
            new TopicCreation(admin)
                    .ensure(topics.ofCollector(), settings.partitions(), (short) settings.replicationFactor());
        }
    }
}
