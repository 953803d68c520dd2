package io.switchboard.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.ops.HealthPhase;
import io.switchboard.streams.config.StreamsSettings;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As far as an app comes without a broker: there is nothing behind port 1. */
class RunningAppTest {
    private static final Topics TOPICS = new Topics("test");
    private static final StreamsSettings SETTINGS = new StreamsSettings(
            "test-app",
            Path.of("nowhere"),
            new ClientProperties(Map.of("bootstrap.servers", "127.0.0.1:1")),
            new ClientProperties(Map.of("schema.registry.url", "http://127.0.0.1:1")),
            TOPICS,
            (short) 1);

    @Test
    void shouldEndCleanWhenItIsStoppedBeforeItsStreamsStart() {
        RunningApp app = start();

        app.close();

        assertThat(app.ended().join()).isEqualTo(ExitCode.OK);
        assertThatThrownBy(() -> app.running().join()).hasMessageContaining("test-app ended: OK");
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeReadyOnlyWhileItsStreamsRun(KafkaStreams.State state) {
        assertThat(RunningApp.phase(state) == HealthPhase.READY).isEqualTo(state == KafkaStreams.State.RUNNING);
    }

    private static RunningApp start() {
        StreamsApp app = new StreamsApp(
                "test-app",
                List.of(TOPICS.changes(Dataset.CONVOSO_AGENTS)),
                List.of(TOPICS.agentBuckets()),
                (_, _) -> new Topology());
        return RunningApp.start(app, SETTINGS);
    }
}
