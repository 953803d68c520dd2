package io.switchboard.replay;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.replay.topics.NumberRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Ranges as a command line says them. */
final class TimeArguments {
    private TimeArguments() {}

    /**
     * A range of time in milliseconds since 1970; what is not said is open.
     *
     * @throws UsageException saying what to write
     */
    static NumberRange interval(@Nullable String from, @Nullable String to) {
        return interval("--from", millis("--from", from), "--to", millis("--to", to));
    }

    /**
     * A range of numbers; what is not said is open.
     *
     * @throws UsageException if there is nothing in it
     */
    static NumberRange interval(String first, @Nullable Long from, String second, @Nullable Long to) {
        long begin = from == null ? NumberRange.ALL.from() : from;
        long end = to == null ? NumberRange.ALL.to() : to;
        if (begin >= end) {
            throw new UsageException(first + " is not before " + second);
        }
        return new NumberRange(begin, end);
    }

    private static @Nullable Long millis(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            return time.toEpochMilli();
        } catch (DateTimeException | ArithmeticException _) {
            throw new UsageException(option + " " + text + " is no time; write 2026-01-31 or 2026-01-31T08:00:00Z");
        }
    }
}
