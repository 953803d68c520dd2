package io.switchboard.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** What a client of the broker does in these tests: text in transactions, and the committed text of a topic. */
record Records(String bootstrapServers) {
    static final String TOPIC = "calls";

    void createTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    /** Where a broker runs for more than half a minute, it removes a record that is older than its retention. */
    void commit(long timestamp, String value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, null, timestamp, "key", value))
                    .get();
            producer.commitTransaction();
        }
    }

    void abort(String value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
            producer.abortTransaction();
        }
    }

    /** Reads through a new consumer group from the beginning until {@code count} values have come. */
    List<String> committed(int count) {
        Map<String, Object> properties = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG, UUID.randomUUID().toString(),
                ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            List<String> values = new ArrayList<>();
            Awaitility.await().pollInSameThread().until(() -> values.addAll(poll(consumer)) && values.size() >= count);
            return values;
        }
    }

    private static List<String> poll(KafkaConsumer<String, String> consumer) {
        return StreamSupport.stream(consumer.poll(Duration.ofMillis(100)).spliterator(), false)
                .map(ConsumerRecord::value)
                .toList();
    }

    private KafkaProducer<String, String> producer() {
        Map<String, Object> properties = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "writer");
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }
}
