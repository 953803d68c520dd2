package io.switchboard.collector.http;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps an account's calls within a rate, in any window of its length. Calls wait their turn, in the order in which
 * they came. Safe for threads.
 */
public final class Throttle {
    private static final int BURST_SHARE = 6;

    private final Bucket bucket;
    private final Scheduler time;

    /**
     * @param calls at most so many, 1 or more,
     * @param per within any time of this length
     * @param time tells the time and waits
     */
    public Throttle(int calls, Duration per, Scheduler time) {
        // What may come at once and what comes in evenly are together what the window may see.
        int burst = Math.max(1, calls / BURST_SHARE);
        int steady = Math.max(1, calls - burst);
        this.time = time;
        this.bucket = Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(steady, per)
                        .build())
                .withCustomTimePrecision(new Meter(time))
                .build();
    }

    /** Completes when it is the caller's turn. */
    Mono<Void> turn() {
        return Mono.defer(() -> {
            long wait = bucket.consumeIgnoringRateLimits(1);
            return wait <= 0
                    ? Mono.empty()
                    : Mono.delay(Duration.ofNanos(wait), time).then();
        });
    }

    private record Meter(Scheduler time) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return time.now(TimeUnit.NANOSECONDS);
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
