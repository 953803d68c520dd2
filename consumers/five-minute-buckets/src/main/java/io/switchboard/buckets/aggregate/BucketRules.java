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
 * @param maxLag how far the polls of one dataset may be behind the account's others before buckets close without them
 * @param correctionWindow how long after its end a final bucket may still be corrected
 */
public record BucketRules(Duration maxGap, Duration grace, Duration maxLag, Duration correctionWindow) {
    private static final String MAX_GAP = "max-gap";
    private static final String GRACE = "grace";
    private static final String MAX_LAG = "max-lag";
    private static final String CORRECTION_WINDOW = "correction-window";

    public static final BucketRules DEFAULT = new BucketRules(
            StatusInterpreter.MAX_GAP, Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofDays(2));

    public BucketRules {
        new RecordRules()
                .require(maxGap.isPositive(), MAX_GAP, "is " + Durations.text(maxGap) + "; write more than 0s")
                .require(!grace.isNegative(), GRACE, "is " + Durations.text(grace) + "; write 0s or more")
                .require(!maxLag.isNegative(), MAX_LAG, "is " + Durations.text(maxLag) + "; write 0s or more")
                .require(
                        correctionWindow.compareTo(grace) >= 0,
                        CORRECTION_WINDOW,
                        "is " + Durations.text(correctionWindow) + "; write at least the grace, "
                                + Durations.text(grace))
                .check();
    }

    /** Reads the rules from the app's own section. */
    static BucketRules read(ConfigSection app) {
        Duration maxGap = app.get(MAX_GAP, DEFAULT.maxGap, ValueFormat.DURATION);
        Duration grace = app.get(GRACE, DEFAULT.grace, ValueFormat.DURATION);
        Duration maxLag = app.get(MAX_LAG, DEFAULT.maxLag, ValueFormat.DURATION);
        Duration correctionWindow = app.get(CORRECTION_WINDOW, DEFAULT.correctionWindow, ValueFormat.DURATION);
        return app.build(() -> new BucketRules(maxGap, grace, maxLag, correctionWindow))
                .orElse(DEFAULT);
    }
}
