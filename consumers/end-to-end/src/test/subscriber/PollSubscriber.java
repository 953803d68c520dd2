import io.switchboard.Poll;
import io.switchboard.PollKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * A subscriber of ten lines: prints how polls end. EvolutionIT compiles it against the first version of the contracts.
 */
class PollSubscriber {
    public static void main(String[] args) {
        try (KafkaConsumer<PollKey, Poll> consumer = new KafkaConsumer<>(Map.of(
                "bootstrap.servers",
                args[0],
                "schema.registry.url",
                args[1],
                "group.id",
                "old-team",
                "key.deserializer",
                "io.switchboard.serde.AvroDeserializer",
                "value.deserializer",
                "io.switchboard.serde.AvroDeserializer",
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"))) {
            consumer.subscribe(List.of(args[2]));
            while (true) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> System.out.println(record.value()));
            }
        }
    }
}
