package io.switchboard.buckets.aggregate;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.Durations;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import io.switchboard.streams.status.StatusInterpreter;
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
    private static final String MAX_GAP = "max-gap";
    private static final String GRACE = "grace";
    private static final String PATIENCE = "patience";
    private static final String CORRECTIONS = "corrections";

    public static final BucketRules DEFAULT = new BucketRules(
            StatusInterpreter.MAX_GAP, Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofDays(2));

    public BucketRules {
        new RecordRules()
                .require(maxGap.isPositive(), MAX_GAP, "is " + Durations.text(maxGap) + "; write more than 0s")
                .require(!grace.isNegative(), GRACE, "is " + Durations.text(grace) + "; write 0s or more")
                .require(!patience.isNegative(), PATIENCE, "is " + Durations.text(patience) + "; write 0s or more")
                .require(
                        corrections.compareTo(grace) >= 0,
                        CORRECTIONS,
                        "is " + Durations.text(corrections) + "; write at least the grace, " + Durations.text(grace))
                .check();
    }

    /** Reads the rules from the app's own section. */
    static BucketRules read(ConfigSection app) {
        Duration maxGap = app.get(MAX_GAP, DEFAULT.maxGap, ValueFormat.DURATION);
        Duration grace = app.get(GRACE, DEFAULT.grace, ValueFormat.DURATION);
        Duration patience = app.get(PATIENCE, DEFAULT.patience, ValueFormat.DURATION);
        Duration corrections = app.get(CORRECTIONS, DEFAULT.corrections, ValueFormat.DURATION);
        return app.build(() -> new BucketRules(maxGap, grace, patience, corrections))
                .orElse(DEFAULT);
    }
}
