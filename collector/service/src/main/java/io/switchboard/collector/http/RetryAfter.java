package io.switchboard.collector.http;

import io.netty.handler.codec.DateFormatter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds, with or without a fraction, or a date. Reads it
 * alone; how much of it is obeyed is decided by who waits.
 */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");

    private RetryAfter() {}

    /**
     * How long the vendor asks to stay away; empty if it does not, names no time, or names one that is over.
     *
     * @param answeredAt when the answer was made, by the clock that the date is of
     */
    static Optional<Duration> of(@Nullable String header, Instant answeredAt) {
        return Optional.ofNullable(header)
                .map(String::strip)
                .flatMap(text -> SECONDS.matcher(text).matches() ? Optional.of(seconds(text)) : until(text, answeredAt))
                .filter(Duration::isPositive);
    }

    private static Duration seconds(String text) {
        BigDecimal millis = new BigDecimal(text).movePointRight(3);
        return Duration.ofMillis(millis.longValue());
    }

    private static Optional<Duration> until(String date, Instant answeredAt) {
        return Optional.ofNullable(DateFormatter.parseHttpDate(date))
                .map(Date::toInstant)
                .map(time -> Duration.between(answeredAt, time));
    }
}
