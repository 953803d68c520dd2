package io.switchboard.collector.vendor;

import io.switchboard.platform.config.ValueFormat;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a vendor may be called.
 *
 * @param calls in each stretch of time, 1 or more
 * @param per the stretch, longer than none
 */
public record RateLimit(int calls, Duration per) {

    /** An account's key for it in the file. */
    public static final String KEY = "rate-limit";

    /** A number of calls and the second, minute or hour that they are for. */
    public static final ValueFormat<RateLimit> FORMAT =
            new ValueFormat<>("a rate", "write 10/s, 60/m or 1800/h", RateLimit::parse);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*/\\s*([smh])");
    private static final Map<String, Duration> STRETCHES =
            Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    public RateLimit {
        if (calls < 1 || !per.isPositive()) {
            throw new IllegalArgumentException("no call is allowed: " + calls + " in " + per);
        }
    }

    /** So many calls a minute. */
    public static RateLimit perMinute(int calls) {
        return new RateLimit(calls, Duration.ofMinutes(1));
    }

    /**
     * Reads a number of calls and the second, minute or hour that they are for: 10/s, 60/m, 1800/h.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static RateLimit parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a rate");
        }
        return new RateLimit(
                Integer.parseInt(matcher.group(1)), STRETCHES.getOrDefault(matcher.group(2), Duration.ZERO));
    }

    /** A quarter of the calls, and at least one: what a backfill takes. Empty if there is but one. */
    public Optional<RateLimit> ofBackfill() {
        return calls == 1 ? Optional.empty() : Optional.of(new RateLimit(Math.max(1, calls / 4), per));
    }

    /** What a backfill leaves: what the live run takes, whether one runs beside it or not. */
    public RateLimit ofLiveRun() {
        return ofBackfill()
                .map(backfill -> new RateLimit(calls - backfill.calls, per))
                .orElse(this);
    }
}
