package io.switchboard.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.poll.TestTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.scheduler.VirtualTimeScheduler;

class RateLimiterTest {

    @ParameterizedTest
    @CsvSource({"1,1000", "2,1000", "5,1000", "7,1000", "60,60000", "120,60000", "10,1000", "1800,3600000", "600,60000"
    })
    void shouldKeepEveryWindowWithinTheLimitWheneverCallsCome(int calls, long per) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            List<Long> turns = turns(calls, per, random);

            assertThat(turns).as("seed %d", seed).hasSize(calls * 5).isSorted();
            for (int i = 0; i + calls < turns.size(); i++) {
                long between = turns.get(i + calls) - turns.get(i);
                assertThat(between)
                        .as("seed %d, call %d", seed, i)
                        .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(per));
            }
        }
    }

    /** When it was whose turn; calls come alone, in bursts, and after silences of any length. */
    private static List<Long> turns(int calls, long per, Random random) {
        VirtualTimeScheduler time = VirtualTimeScheduler.create();
        RateLimiter throttle = new RateLimiter(calls, Duration.ofMillis(per), time);
        List<Long> turns = new ArrayList<>();
        for (int i = 0; i < calls * 5; i++) {
            throttle.turn().subscribe(_ -> {}, _ -> {}, () -> turns.add(time.now(TimeUnit.NANOSECONDS)));
            if (random.nextInt(3) == 0) {
                time.advanceTimeBy(
                        Duration.ofNanos(random.nextLong(1 + per * 1_000_000 / calls * random.nextInt(1, 40))));
            }
        }
        time.advanceTimeBy(Duration.ofMillis(per * 20));
        return turns;
    }

    @Test
    void shouldLetAFewCallsThroughAtOnce() {
        VirtualTimeScheduler time = VirtualTimeScheduler.create();
        RateLimiter throttle = new RateLimiter(60, Duration.ofMinutes(1), time);
        List<Long> turns = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            throttle.turn().subscribe(_ -> {}, _ -> {}, () -> turns.add(time.now(TimeUnit.MILLISECONDS)));
        }

        assertThat(turns).as("a sixth of the limit").hasSize(10);
        time.advanceTimeBy(Duration.ofMillis(1_199));
        assertThat(turns).hasSize(10);
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(turns).as("then fifty a minute").hasSize(11);
    }

    /** By a clock that was set back an hour, a call would wait an hour. */
    @Test
    void shouldNotWaitForAClockThatWasSetBack() {
        VirtualTimeScheduler real = VirtualTimeScheduler.create();
        TestTime time = new TestTime(real);
        List<Duration> waits = new ArrayList<>();
        RateLimiter throttle = new RateLimiter(60, Duration.ofMinutes(1), time, waits::add);
        IntStream.range(0, 11).forEach(_ -> throttle.turn().subscribe());

        time.setBack(Duration.ofHours(1));
        throttle.turn().subscribe();
        real.advanceTimeBy(Duration.ofMillis(2_400));
        throttle.turn().subscribe();

        assertThat(waits).containsExactly(Duration.ofMillis(1_200), Duration.ofMillis(2_400), Duration.ofMillis(1_200));
    }

    @Test
    void shouldTellOfEachCallThatWaitsHowLong() {
        VirtualTimeScheduler time = VirtualTimeScheduler.create();
        List<Duration> waits = new ArrayList<>();
        RateLimiter throttle = new RateLimiter(60, Duration.ofMinutes(1), time, waits::add);
        for (int i = 0; i < 12; i++) {
            throttle.turn().subscribe();
        }

        assertThat(waits).containsExactly(Duration.ofMillis(1_200), Duration.ofMillis(2_400));
    }
}
