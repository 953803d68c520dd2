package io.switchboard.collector.poll;

import io.switchboard.collector.snapshot.Scope;
import java.time.Instant;

/**
 * The time that a question is about.
 *
 * @param wanted the rows that are taken from its answer, by the begin of their time
 * @param shown the rows that its answer shows if they are there
 * @param end when the time is over, by the vendor's zone; {@link Instant#MAX} if it moves on with the clock
 */
public record RequestedTime(Scope wanted, Scope shown, Instant end) {

    /** One that is over with its scope. */
    public static RequestedTime of(Scope scope) {
        return new RequestedTime(scope, scope, scope.to());
    }

    /** What a question is known by over the polls: times without an end move with the clock, and are one. */
    Instant key() {
        return hasEnd() ? shown.from() : Instant.MIN;
    }

    /** Whether the time will be over one day. */
    boolean hasEnd() {
        return shown.hasEnd();
    }

    /** Whether the time was over at an instant. */
    boolean isOverAt(Instant time) {
        return !time.isBefore(end);
    }

    @Override
    public String toString() {
        return wanted.toString();
    }
}
