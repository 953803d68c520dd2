package io.switchboard.quickstart.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Offset<Double> NEARLY = Offset.offset(0.01);

    private final Rate rate = new Rate();

    @Test
    void shouldBeNothingAtFirst() {
        rate.count();

        assertThat(rate.perSecond(0)).isZero();
    }

    @Test
    void shouldBeThatOfTheLastTenSeconds() {
        for (int second = 0; second <= 30; second++) {
            for (int times = 0; times < (second <= 20 ? 100 : 3); times++) {
                rate.count();
            }
            rate.perSecond(second * SECOND);
        }

        assertThat(rate.perSecond(30 * SECOND)).isCloseTo(3, NEARLY);
        assertThat(rate.perSecond(40 * SECOND)).isCloseTo(0, NEARLY);
    }
}
