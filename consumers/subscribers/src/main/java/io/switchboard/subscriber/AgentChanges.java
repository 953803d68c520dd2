package io.switchboard.subscriber;

import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.convoso.agentmonitor.agents.Key;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Prints every change of Convoso's agents. */
public final class AgentChanges {
    public static void main(String[] args) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", "localhost:9092",
                "schema.registry.url", "http://localhost:8081/apis/ccompat/v7",
                "group.id", "my-team",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed",
                "key.deserializer", "io.switchboard.serde.AvroDeserializer",
                "value.deserializer", "io.switchboard.serde.AvroDeserializer");
        try (KafkaConsumer<Key, Envelope> consumer = new KafkaConsumer<>(properties)) {
            consumer.subscribe(List.of("switchboard.convoso.agent-monitor.agents.changes"));
            while (true) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(change -> System.out.println(change.key() + " " + change.value()));
            }
        }
    }
}
