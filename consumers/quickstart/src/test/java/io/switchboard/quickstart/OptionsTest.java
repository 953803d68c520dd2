package io.switchboard.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.cli.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void shouldHaveDefaultsForWhatIsMissingOrBlank() {
        Options options = Options.read(Map.of("speed", "", "port.kafka", " ")::get);

        assertThat(options).isEqualTo(new Options(12, 40, Map.of()));
    }

    @Test
    void shouldReadWhatIsGiven() {
        Options options = Options.read(Map.of("speed", "1.5", "agents", "1000", "port.registry", "0")::get);

        assertThat(options).isEqualTo(new Options(1.5, 1_000, Map.of(Server.REGISTRY, 0)));
    }

    @Test
    void shouldNameEverythingThatCannotWork() {
        assertThatThrownBy(() -> Options.read(
                        Map.of("speed", "0", "agents", "many", "port.kafka", "70000", "port.metrics", "1.5")::get))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll(
                        "-Dspeed must be a number from 1 to 200, not 0",
                        "-Dagents must be a number from 1 to 10000, not many",
                        "-Dport.kafka must be a number from 0 to 65535, not 70000",
                        "-Dport.metrics must be a whole number");
    }

    @Test
    void shouldSayHowFastTimeRuns() {
        assertThat(new Options(12, 40, Map.of()).pace()).isEqualTo("12 times as fast as real time");
        assertThat(new Options(1, 40, Map.of()).pace()).isEqualTo("real time");
    }
}
