package io.switchboard.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.resilience4j.core.functions.Either;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    @ParameterizedTest
    @CsvSource({"2, 5000", "5, 10000", "8, 60000"})
    void shouldSpreadTheTotalWaitOverTheAttempts(int attempts, long totalMs) {
        var config = new RetryPolicy(attempts, Duration.ofMillis(totalMs)).toConfig();

        long sum = LongStream.range(1, attempts)
                .map(attempt ->
                        config.getIntervalBiFunction().apply((int) attempt, Either.left(new IllegalStateException())))
                .sum();

        assertThat(config.getMaxAttempts()).isEqualTo(attempts);
        assertThat(sum).isCloseTo(totalMs, within(totalMs / 8));
    }

    @Test
    void shouldReadItsPropertiesAsTextOrNumber() {
        Map<String, Object> properties = Map.of(RetryPolicy.ATTEMPTS, "3", RetryPolicy.TOTAL_WAIT_MS, 250);

        assertThat(RetryPolicy.from(properties)).isEqualTo(new RetryPolicy(3, Duration.ofMillis(250)));
        assertThat(RetryPolicy.from(Map.of())).isEqualTo(RetryPolicy.DEFAULT);
    }

    @Test
    void shouldRefuseWhatIsOutOfRange() {
        assertThatThrownBy(() -> RetryPolicy.from(Map.of(RetryPolicy.ATTEMPTS, 0)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(RetryPolicy.ATTEMPTS);
        assertThatThrownBy(() -> RetryPolicy.from(Map.of(RetryPolicy.TOTAL_WAIT_MS, "soon")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(RetryPolicy.TOTAL_WAIT_MS);
    }
}
