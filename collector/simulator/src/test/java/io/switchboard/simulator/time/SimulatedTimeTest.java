package io.switchboard.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

class SimulatedTimeTest {
    private static final Instant START = Instant.parse("2026-03-02T17:00:00Z");

    @ParameterizedTest
    @ValueSource(doubles = {1, 2.5, 60, 200})
    void shouldShowFactorTimesTheRealTime(double factor) {
        AtomicLong nanos = new AtomicLong(77);
        SimulatedTime time = new SimulatedTime(START, factor, nanos::get);
        assertThat(time.now()).isEqualTo(START);

        nanos.addAndGet(Duration.ofSeconds(90).toNanos());

        Instant expected = START.plusMillis((long) (90_000 * factor));
        assertThat(time.clock().instant()).isEqualTo(expected);
        assertThat(time.scheduler().now(TimeUnit.MILLISECONDS)).isEqualTo(expected.toEpochMilli());
    }

    @Test
    void shouldGoOnFromWhereItIsAtAnotherPace() {
        AtomicLong nanos = new AtomicLong(77);
        SimulatedTime time = new SimulatedTime(START, 10, nanos::get);
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());

        time.runAt(150);
        assertThat(time.now()).isEqualTo(START.plusSeconds(30));
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(time.now()).isEqualTo(START.plusSeconds(330));
        assertThat(time.real(Duration.ofSeconds(300))).isEqualTo(Duration.ofSeconds(2));
        assertThatThrownBy(() -> time.runAt(201)).hasMessageContaining("1 to 200");
    }

    @Test
    void shouldStayWithTheMachinesTimeWhereItIsNotFaster() {
        Instant before = Instant.now();
        SimulatedTime time = SimulatedTime.startingNow(1);

        Instant started = Instant.now();
        assertThat(time.start()).isBetween(before, started);
        Duration startUp = Duration.between(before, started);
        Instant earliest = Instant.now().minus(startUp);
        assertThat(time.now()).isBetween(earliest, Instant.now().plusMillis(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 200})
    void shouldDelayBySimulatedTime(double factor) {
        SimulatedTime time = SimulatedTime.startingAt(START, factor);
        Duration delay = Duration.ofSeconds((long) factor / 4);
        long before = System.nanoTime();

        Mono.delay(delay, time.scheduler()).block();

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(250), Duration.ofSeconds(4));
        assertThat(time.now()).isAfterOrEqualTo(START.plus(delay));
    }

    @Test
    void shouldDelayByRealTimeAtFactorOne() {
        SimulatedTime time = SimulatedTime.startingAt(START, 1);

        Mono.delay(Duration.ofMillis(120), time.scheduler()).block();

        assertThat(time.now()).isAfterOrEqualTo(START.plusMillis(120));
    }

    @Test
    void shouldTickAtSimulatedPeriods() {
        SimulatedTime time = SimulatedTime.startingAt(START, 200);

        Long ticks = Flux.interval(Duration.ofSeconds(5), time.scheduler())
                .take(20)
                .count()
                .block();

        assertThat(ticks).isEqualTo(20);
        // A busy machine ticks late, never early; in real seconds the ticks would have taken 20,000 simulated ones.
        assertThat(time.now()).isBetween(START.plusSeconds(100), START.plusSeconds(10_000));
    }

    @Test
    void shouldLeaveTheSharedThreadsAloneWhenDisposed() {
        Scheduler scheduler = SimulatedTime.startingAt(START, 1).scheduler();

        scheduler.dispose();

        assertThat(Mono.just("still").publishOn(scheduler).block()).isEqualTo("still");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 201, Double.NaN})
    void shouldRefuseAFactorOutOfRange(double factor) {
        assertThatThrownBy(() -> SimulatedTime.startingAt(START, factor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 200");
    }
}
