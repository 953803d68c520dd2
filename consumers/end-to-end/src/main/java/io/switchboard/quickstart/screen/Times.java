package io.switchboard.quickstart.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How instants and durations are written. All in UTC, as on the topics. */
final class Times {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final long MOST_DAYS = 99;

    private Times() {}

    static String clock(Instant instant) {
        return CLOCK.format(instant) + " UTC";
    }

    static String second(Instant instant) {
        return SECOND.format(instant);
    }

    static String window(Instant start, Instant end, Glyphs glyphs) {
        return MINUTE.format(start) + glyphs.dash() + MINUTE.format(end);
    }

    /** 0:42, 12:05 or 1:00:30. */
    static String lasting(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < SECONDS_PER_HOUR
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / SECONDS_PER_HOUR, seconds / 60 % 60, seconds % 60);
    }

    /** How long ago, in three columns: 5s, 59m, 23h or 99d. */
    static String ago(Duration duration) {
        if (duration.isNegative()) {
            return "0s";
        }
        if (duration.toDays() > 0) {
            return Math.min(MOST_DAYS, duration.toDays()) + "d";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }

    /** A factor of real time: 12, or 1.5. */
    static String factor(double speed) {
        return speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed);
    }
}
