package io.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
    private static final long NOW = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();

    @Test
    void shouldServeCommittedRecordsOnly() throws ExecutionException, InterruptedException {
        try (KafkaBroker broker = KafkaBroker.start(0, Optional.empty())) {
            Records records = new Records(broker.bootstrapServers());
            records.createTopic();

            records.commit(NOW, "first");
            records.abort("never");
            records.commit(NOW, "second");

            assertThat(records.committed(2)).containsExactly("first", "second");
        }
    }

    @Test
    void shouldAcceptRecordsFarAheadOfTheClock() throws ExecutionException, InterruptedException {
        try (KafkaBroker broker = KafkaBroker.start(0, Optional.empty())) {
            Records records = new Records(broker.bootstrapServers());
            records.createTopic();

            records.commit(NOW + Duration.ofDays(3650).toMillis(), "in ten years");

            assertThat(records.committed(1)).containsExactly("in ten years");
        }
    }

    @Test
    void shouldKeepDataAndPortWhenStoppedAndStartedAgain() throws ExecutionException, InterruptedException {
        try (KafkaBroker broker = KafkaBroker.start(0, Optional.empty())) {
            Records records = new Records(broker.bootstrapServers());
            records.createTopic();
            records.commit(NOW, "before");

            broker.stop();
            broker.startAgain();
            records.commit(NOW, "after");

            assertThat(records.committed(2)).containsExactly("before", "after");
        }
    }

    @Test
    void shouldRemoveTheTemporaryFolderAndKeepTheGivenOne(@TempDir Path given) {
        Path temporary;
        try (KafkaBroker broker = KafkaBroker.start(0, Optional.empty());
                KafkaBroker kept = KafkaBroker.start(0, Optional.of(given))) {
            temporary = broker.dataDirectory();
            assertThat(temporary).isNotEmptyDirectory();
            assertThat(kept.dataDirectory()).isEqualTo(given);
        }
        assertThat(temporary).doesNotExist();
        assertThat(given).isDirectoryContaining("glob:**/meta.properties");
    }

    @Test
    void shouldNameTheSettingWhenThePortIsTaken() {
        try (KafkaBroker broker = KafkaBroker.start(0, Optional.empty())) {
            assertThatExceptionOfType(PortTakenException.class)
                    .isThrownBy(() -> KafkaBroker.start(broker.port(), Optional.empty()))
                    .withMessage("port %d is taken on 127.0.0.1; choose another with --kafka-port", broker.port());
        }
    }

    @Test
    void shouldNotLetTheBrokerEndTheProcess() {
        ExitGuard.install();
        assertThatIllegalStateException().isThrownBy(() -> Exit.exit(1, "a fault"));
        assertThatIllegalStateException().isThrownBy(() -> Exit.halt(1, "a fault"));
    }
}
