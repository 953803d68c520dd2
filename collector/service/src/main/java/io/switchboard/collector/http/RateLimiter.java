package io.switchboard.collector.http;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.switchboard.collector.http.AccountPause.ElapsedTime;
import java.time.Duration;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps an account's calls within a rate, in any window of its length. Calls wait their turn, in the order in which
 * they came. Safe for threads.
 */
public final class RateLimiter {
    private static final int BURST_SHARE = 6;

    private final Bucket bucket;
    private final Scheduler time;
    private final Consumer<Duration> waits;
    private final AccountPause pause;

    /**
     * @param calls at most so many, 1 or more,
     * @param per within any time of this length
     * @param time gives the time and waits
     * @param waits is notified of each call that has to wait, how long
     */
    public RateLimiter(int calls, Duration per, Scheduler time, Consumer<Duration> waits) {
        // What may come at once and what comes in evenly are together what the window may see.
        int burst = Math.max(1, calls / BURST_SHARE);
        int steady = Math.max(1, calls - burst);
        this.time = time;
        this.waits = waits;
        this.pause = new AccountPause(time);
        this.bucket = Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(steady, per)
                        .build())
                .withCustomTimePrecision(new NanoTimeMeter(time))
                .build();
    }

    /** One of which nobody wants to know how long calls wait. */
    public RateLimiter(int calls, Duration per, Scheduler time) {
        this(calls, per, time, _ -> {});
    }

    /** The time for which the vendor has asked the account to stay away. */
    AccountPause pause() {
        return pause;
    }

    /** Completes when it is the caller's turn. */
    Mono<Void> turn() {
        return Mono.defer(() -> {
            long wait = bucket.consumeIgnoringRateLimits(1);
            if (wait <= 0) {
                return Mono.empty();
            }
            waits.accept(Duration.ofNanos(wait));
            return Mono.delay(Duration.ofNanos(wait), time).then();
        });
    }

    /** Time that goes by, for the bucket. */
    private static final class NanoTimeMeter implements TimeMeter {
        private final ElapsedTime time;

        NanoTimeMeter(Scheduler time) {
            this.time = new ElapsedTime(time);
        }

        @Override
        public long currentTimeNanos() {
            return time.nanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
