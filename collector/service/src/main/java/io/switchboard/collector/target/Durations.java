package io.switchboard.collector.target;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: 500ms, 5s, 2m, 1h, 1d, or ISO 8601 (PT5S). */
final class Durations {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,15})\\s*(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws RuntimeException when the text is none
     */
    static Duration parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        return matcher.matches()
                ? Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)))
                : Duration.parse(text);
    }

    /** The shortest way to write a duration, in whole seconds or milliseconds. */
    static String text(Duration duration) {
        return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))
                ? duration.toSeconds() + "s"
                : duration.toMillis() + "ms";
    }

    private static ChronoUnit unit(String name) {
        return UNITS.getOrDefault(name, ChronoUnit.SECONDS);
    }
}
