package io.switchboard.quickstart.screen;

import static io.switchboard.quickstart.live.Rows.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UpcomingTest {
    private static final Duration GRACE = Duration.ofMinutes(2);

    @Test
    void shouldCloseABucketItsGraceAfterItsEnd() {
        Upcoming within = Upcoming.at(NOON.plusSeconds(60), GRACE);

        assertThat(within.start()).isEqualTo(NOON.minusSeconds(300));
        assertThat(within.end()).isEqualTo(NOON);
        assertThat(within.left()).isEqualTo(Duration.ofSeconds(60));
        assertThat(within.realSeconds(12)).isEqualTo(5);
    }

    @Test
    void shouldGoOnToTheNextWhenOneHasClosed() {
        assertThat(Upcoming.at(NOON.plusSeconds(119), GRACE).end()).isEqualTo(NOON);
        assertThat(Upcoming.at(NOON.plusSeconds(120), GRACE).end()).isEqualTo(NOON.plusSeconds(300));
    }
}
