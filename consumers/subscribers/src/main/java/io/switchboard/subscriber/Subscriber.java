package io.switchboard.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.convoso.agentmonitor.agents.Key;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;

/** Prints every change of Convoso's agents until Ctrl-C; started again, it goes on where it stopped. */
public final class Subscriber {
    private static volatile boolean running = true;

    public static void main(String[] args) {
        Map<String, String> env = System.getenv();
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", env.getOrDefault("BOOTSTRAP_SERVERS", "localhost:9092"),
                "schema.registry.url", env.getOrDefault("REGISTRY_URL", "http://localhost:8081/apis/ccompat/v7"),
                "group.id", env.getOrDefault("GROUP_ID", "my-team"),
                "key.deserializer", "io.switchboard.serde.AvroDeserializer",
                "value.deserializer", "io.switchboard.serde.AvroDeserializer",
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false");
        String topic = env.getOrDefault("TOPIC", "switchboard.convoso.agent-monitor.agents.changes");

        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            running = false;
            Runtime.getRuntime().halt(exit.join()); // When all is closed: 0, and not the 130 or 143 of a signal.
        }));
        int code = 1;
        try (KafkaConsumer<Key, Envelope> consumer = new KafkaConsumer<>(properties)) {
            consumer.subscribe(List.of(topic));
            while (running) {
                consumer.poll(Duration.ofMillis(500)).forEach(Subscriber::handle);
                consumer.commitSync(); // What was handled, and nothing else.
            }
            code = 0;
        } finally {
            exit.complete(code);
        }
    }

    private static void handle(ConsumerRecord<Key, Envelope> record) {
        Envelope change = record.value();
        Agent row = change.getAfter() == null ? change.getBefore() : change.getAfter();
        Header changed = record.headers().lastHeader("changed");
        Stream<String> fields = changed == null
                ? row.getSchema().getFields().stream().map(Schema.Field::name)
                : Stream.of(new String(changed.value(), UTF_8).split(","));
        String shown = fields.map(field -> field + "=" + row.get(field)).collect(joining(" "));
        System.out.println(change.getOp() + " " + record.key() + " " + shown);
    }
}
