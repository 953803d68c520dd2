package io.switchboard.quickstart.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void shouldSayHowLongAgoInThreeColumns() {
        assertThat(Times.ago(Duration.ofSeconds(-1))).isEqualTo("0s");
        assertThat(Times.ago(Duration.ofMillis(59_999))).isEqualTo("59s");
        assertThat(Times.ago(Duration.ofSeconds(60))).isEqualTo("1m");
        assertThat(Times.ago(Duration.ofMinutes(60))).isEqualTo("1h");
        assertThat(Times.ago(Duration.ofHours(24))).isEqualTo("1d");
        assertThat(Times.ago(Duration.ofDays(1_000))).isEqualTo("99d");
    }
}
