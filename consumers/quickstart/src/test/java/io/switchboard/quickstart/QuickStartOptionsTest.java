package io.switchboard.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.cli.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class QuickStartOptionsTest {

    @Test
    void shouldNameEverythingThatCannotWork() {
        assertThatThrownBy(() -> new QuickStartOptions(0.5, 10_001, Map.of(PortOwner.KAFKA, 70_000)))
                .isInstanceOf(UsageException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "--speed must be from 1 to 200, not 0.5",
                        "--agents must be from 1 to 10000, not 10001",
                        "--port kafka must be from 0 to 65535, not 70000"));
    }

    @Test
    void shouldReadThePortsOfServers() {
        CommandLine command = QuickStartCommand.command();
        command.parseArgs("--port", "kafka=0", "--port", "wallboard=18091");

        Map<PortOwner, Integer> ports =
                command.getCommandSpec().findOption("--port").getValue();

        assertThat(ports).isEqualTo(Map.of(PortOwner.KAFKA, 0, PortOwner.WALLBOARD, 18_091));
    }

    @Test
    void shouldSayHowFastTimeRuns() {
        assertThat(new QuickStartOptions(12, 40, Map.of()).pace()).isEqualTo("12 times as fast as real time");
        assertThat(new QuickStartOptions(1, 40, Map.of()).pace()).isEqualTo("real time");
    }
}
