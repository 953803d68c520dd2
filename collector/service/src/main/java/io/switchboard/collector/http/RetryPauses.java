package io.switchboard.collector.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * After which pauses a failed call is made again within its poll. Vendors that name no pauses get none: their next poll
 * is the next attempt.
 *
 * @param throttled pauses after answers that ask to come slower
 * @param unreachable pauses after a vendor's own failures
 */
public record RetryPauses(List<Duration> throttled, List<Duration> unreachable) {

    /** The next poll is the next attempt. */
    public static final RetryPauses NONE = new RetryPauses(List.of(), List.of());

    /** How long to wait for the next attempt; empty if there is none. */
    Optional<Duration> pause(CallFailure failure, int attempts) {
        Optional<Duration> written = switch (failure) {
            case CallFailure.Throttled _ -> pause(throttled, attempts);
            case CallFailure.Unreachable _ -> pause(unreachable, attempts);
            case CallFailure.Refused _ -> Optional.empty();
            case CallFailure.Malformed _ -> Optional.empty();
        };
        // A vendor that asks for more than the pause is obeyed by the poll as a whole.
        return written.filter(pause -> failure.retryAfter().stream().noneMatch(asked -> asked.compareTo(pause) > 0));
    }

    private static Optional<Duration> pause(List<Duration> pauses, int attempts) {
        return attempts < pauses.size() ? Optional.of(pauses.get(attempts)) : Optional.empty();
    }
}
