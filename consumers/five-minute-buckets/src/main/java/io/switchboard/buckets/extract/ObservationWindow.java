package io.switchboard.buckets.extract;

import io.switchboard.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a change fell: in ({@code notBefore}, {@code observedAt}]. Epoch milliseconds.
 *
 * @param notBefore 0 if nothing is known: the row was there when we first looked
 * @param vendorTime when the vendor made the answer; 0 if it does not say
 */
public record ObservationWindow(long notBefore, long observedAt, long vendorTime) {
    static ObservationWindow of(Source source, @Nullable Instant vendorTime) {
        return new ObservationWindow(
                milli(source.getNotBefore()), source.getObservedAt().toEpochMilli(), milli(vendorTime));
    }

    private static long milli(@Nullable Instant instant) {
        return instant == null ? 0 : instant.toEpochMilli();
    }
}
