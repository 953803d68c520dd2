package io.switchboard.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.config.ClientProperties;
import io.switchboard.streams.config.StreamsSettings;
import io.switchboard.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is no broker, and none is needed as long as the streams do not start. */
class StateFolderTest {
    @TempDir
    private Path directory = Path.of("");

    @RepeatedTest(20)
    void shouldServeAppsThatStartAtTheSameMoment() {
        CyclicBarrier together = new CyclicBarrier(2);

        List<CompletableFuture<Void>> apps = Stream.of("one", "other")
                .map(app -> CompletableFuture.runAsync(() -> make(app, together), task -> new Thread(task).start()))
                .toList();

        assertThat(apps).allSatisfy(app -> assertThat(app).succeedsWithin(Duration.ofSeconds(60)));
    }

    @Test
    void shouldNameTheFolderThatCannotBeMade() throws Exception {
        Files.writeString(directory.resolve("streams"), "a file");

        assertThatThrownBy(() -> StateFolder.prepare(settings("one")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("state-dir " + directory.resolve("streams"));
    }

    private void make(String app, CyclicBarrier together) {
        StreamsSettings settings = settings(app);
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        StateFolder.prepare(settings);
        new KafkaStreams(withStore(), StreamsProperties.of(settings)).close();
    }

    private static Topology withStore() {
        ProcessorSupplier<byte[], byte[], Void, Void> nothing = () -> new ContextualProcessor<>() {
            @Override
            public void process(Record<byte[], byte[]> record) {
                throw new AssertionError("there are no records");
            }
        };
        return new Topology()
                .addSource("source", "input")
                .addProcessor("step", nothing, "source")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore("store"), Serdes.ByteArray(), Serdes.ByteArray()),
                        "step");
    }

    private StreamsSettings settings(String app) {
        return new StreamsSettings(
                app,
                directory.resolve("streams"),
                new ClientProperties(Map.of("bootstrap.servers", "127.0.0.1:1")),
                new ClientProperties(Map.of("schema.registry.url", "http://127.0.0.1:1")),
                new Topics("test"),
                (short) 1);
    }
}
