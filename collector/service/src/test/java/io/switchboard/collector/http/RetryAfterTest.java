package io.switchboard.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-10-21T07:27:00Z");

    @ParameterizedTest
    @CsvSource({
        "7, 7000",
        "' 7 ', 7000",
        "1.5, 1500",
        "0.0004, ",
        "0, ",
        "3600, 3600000",
        "999999999999, 999999999999000",
        "1234567890123456, ",
        "-1, ",
        "1e3, ",
        "soon, ",
        "'', ",
        ", ",
        "'Wed, 21 Oct 2026 07:28:00 GMT', 60000",
        "'Wednesday, 21-Oct-26 07:28:00 GMT', 60000",
        "'Wed Oct 21 07:28:00 2026', 60000",
        "'Wed, 21 Oct 2026 07:27:00 GMT', ",
        "'Wed, 21 Oct 2015 07:28:00 GMT', "
    })
    void shouldReadSecondsAndDates(@Nullable String header, @Nullable Long millis) {
        assertThat(RetryAfter.of(header, NOW))
                .isEqualTo(Optional.ofNullable(millis).map(Duration::ofMillis));
    }
}
