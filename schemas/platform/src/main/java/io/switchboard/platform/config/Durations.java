package io.switchboard.platform.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Durations as people write them: 500ms, 5s, 2m, 1h, 1d, or ISO 8601 (PT5S). */
public final class Durations {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,15})\\s*(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private Durations() {}

    /**
     * Reads a duration of 0 or more.
     *
     * @throws RuntimeException when the text is none
     */
    static Duration parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            return Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
        }
        return Optional.of(Duration.parse(text))
                .filter(duration -> !duration.isNegative())
                .orElseThrow();
    }

    /** A duration in the greatest unit of which it is a whole number, milliseconds if need be. */
    public static String text(Duration duration) {
        return Stream.of("d", "h", "m", "s")
                .filter(name -> !duration.isZero()
                        && duration.toMillis() % unit(name).getDuration().toMillis() == 0)
                .findFirst()
                .map(name -> duration.dividedBy(unit(name).getDuration()) + name)
                .orElseGet(() -> duration.isZero() ? "0s" : duration.toMillis() + "ms");
    }

    private static ChronoUnit unit(String name) {
        return UNITS.getOrDefault(name, ChronoUnit.SECONDS);
    }
}
