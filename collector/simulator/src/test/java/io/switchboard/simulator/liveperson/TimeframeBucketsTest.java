package io.switchboard.simulator.liveperson;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples are those of the vendor's page. */
class TimeframeBucketsTest {
    @Test
    void shouldReachBackToTheBeginOfABucket() {
        assertThat(TimeframeBuckets.of(at("13:29:00"), 7))
                .isEqualTo(new TimeframeBuckets(at("13:20:00"), at("13:30:00")));
    }

    @Test
    void shouldLeaveTheRemainderToTheEarliestInterval() {
        List<TimeframeBuckets> parts = TimeframeBuckets.of(at("08:07:00"), 20).split(10);

        assertThat(parts)
                .containsExactly(
                        new TimeframeBuckets(at("07:45:00"), at("07:50:00")),
                        new TimeframeBuckets(at("07:50:00"), at("08:00:00")),
                        new TimeframeBuckets(at("08:00:00"), at("08:10:00")));
    }

    @Test
    void shouldRoundTheWidthUp() {
        assertThat(TimeframeBuckets.of(at("08:07:00"), 14).split(7))
                .containsExactly(
                        new TimeframeBuckets(at("07:50:00"), at("08:00:00")),
                        new TimeframeBuckets(at("08:00:00"), at("08:10:00")));
    }

    @Test
    void shouldHaveNoRemainderOnTheHour() {
        assertThat(TimeframeBuckets.of(at("08:00:00"), 60).split(60))
                .containsExactly(new TimeframeBuckets(at("07:00:00"), at("08:00:00")));
    }

    private static Instant at(String time) {
        return Instant.parse("2014-03-26T" + time + "Z");
    }
}
