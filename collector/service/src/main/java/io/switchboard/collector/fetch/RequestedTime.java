package io.switchboard.collector.fetch;

import io.switchboard.collector.snapshot.RequestedRange;
import java.time.Instant;

/**
 * The time that a question is about.
 *
 * @param key what the question is known by over the polls
 * @param wanted the rows that are taken from its answer, by the begin of their time
 * @param shown the rows that are missing if a whole answer lacks them
 * @param end when the time is over, by the vendor's zone; {@link Instant#MAX} if it moves on with the clock
 */
public record RequestedTime(Instant key, RequestedRange wanted, RequestedRange shown, Instant end) {

    /** One that is over with its scope. */
    public static RequestedTime of(RequestedRange scope) {
        return new RequestedTime(scope, scope, scope.to());
    }

    /** One that is known by its begin; times without an end move with the clock, and are one. */
    public RequestedTime(RequestedRange wanted, RequestedRange shown, Instant end) {
        this(wanted.hasEnd() ? wanted.from() : Instant.MIN, wanted, shown, end);
    }

    /** Whether the time will be over one day. */
    public boolean hasEnd() {
        return wanted.hasEnd();
    }

    /** Whether the time was over at an instant. */
    public boolean isOverAt(Instant time) {
        return !time.isBefore(end);
    }

    @Override
    public String toString() {
        return wanted.toString();
    }
}
