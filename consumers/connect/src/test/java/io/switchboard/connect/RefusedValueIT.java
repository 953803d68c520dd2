package io.switchboard.connect;

import static io.switchboard.connect.Bench.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.topic.Topic;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value that the database refuses, such as PostgreSQL a U+0000 in a text, stops its own table and no other. */
class RefusedValueIT {
    private static final long SEED = new Random().nextLong();
    private static final RandomRecords RANDOM = RandomRecords.of(SEED);

    @Test
    void shouldStopOneTableAlone(@TempDir Path directory) throws Exception {
        System.out.println("RefusedValueIT: seed " + SEED);
        Topic<?, ?> refused = TOPICS.agentBuckets();
        Topic<?, ?> good = TOPICS.queueBuckets();
        try (Bench bench = Bench.start(directory);
                Writer writer = bench.writer()) {
            bench.worker().await();
            for (String command : ConnectPage.commands()) {
                ConnectPage.run(command, bench.worker().url());
            }
            write(writer, good, "acme");
            write(writer, refused, "acme");
            writer.flush();
            new Arrival(bench).awaitLatest(good);
            new Arrival(bench).awaitLatest(refused);

            write(writer, refused, "ac\0me");
            writer.flush();
            Arrival.await().until(() -> states(bench).anyMatch("FAILED"::equals));
            for (int i = 0; i < 20; i++) {
                write(writer, good, "acme");
            }
            writer.flush();

            new Arrival(bench).awaitLatest(good);
            assertThat(states(bench).filter("FAILED"::equals)).hasSize(1);
            assertThat(bench.worker().ask("GET", "/connectors?expand=status", ""))
                    .contains("0x00");
        }
    }

    private static void write(Writer writer, Topic<?, ?> topic, String account) {
        GenericRecord row = RANDOM.of(topic.valueSchema(), Map.of("account", account));
        writer.write(topic, RandomRecords.key(topic.keySchema(), row), row);
    }

    /** Of every connector's tasks. */
    private static Stream<String> states(Bench bench) throws Exception {
        JsonNode connectors = bench.worker().get("/connectors?expand=status");
        return connectors.findValues("tasks").stream().flatMap(tasks -> tasks.findValuesAsText("state").stream());
    }
}
