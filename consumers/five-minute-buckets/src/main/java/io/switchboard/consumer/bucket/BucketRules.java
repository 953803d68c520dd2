package io.switchboard.consumer.bucket;

import io.switchboard.consumer.status.StatusInterpreter;
import java.time.Duration;

/**
 * How buckets are made.
 *
 * @param maxGap a change that fell between two polls further apart than this leaves the time between them unknown
 * @param grace how long after its end a bucket stays open for polls to catch up
 * @param patience how far the polls of one dataset may be behind the account's others before buckets close without them
 * @param corrections how long after its end a final bucket may still be corrected
 */
public record BucketRules(Duration maxGap, Duration grace, Duration patience, Duration corrections) {
    public static final BucketRules DEFAULT = new BucketRules(
            StatusInterpreter.MAX_GAP, Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofDays(2));

    public BucketRules {
        if (maxGap.isNegative() || maxGap.isZero()) {
            throw new IllegalArgumentException("max-gap must be above 0, not " + maxGap);
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must be 0 or more, not " + grace);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must be 0 or more, not " + patience);
        }
        if (corrections.compareTo(grace) < 0) {
            throw new IllegalArgumentException("corrections must be at least grace, not " + corrections);
        }
    }
}
