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
public record Retries(List<Duration> throttled, List<Duration> unreachable) {

    /** The next poll is the next attempt. */
    public static final Retries NONE = new Retries(List.of(), List.of());

    /** How long to wait for the next attempt; empty if there is none. */
    Optional<Duration> pause(Failure failure, int attempts) {
        return switch (failure) {
            case Failure.Throttled(String reason, Optional<Duration> asked) ->
                // A vendor that asks for more than the pause is obeyed by the poll as a whole.
                pause(throttled, attempts)
                        .filter(pause ->
                                asked.filter(wait -> wait.compareTo(pause) > 0).isEmpty());
            case Failure.Unreachable unreachableNow -> pause(unreachable, attempts);
            case Failure.Refused refused -> Optional.empty();
            case Failure.Malformed malformed -> Optional.empty();
        };
    }

    private static Optional<Duration> pause(List<Duration> pauses, int attempts) {
        return attempts < pauses.size() ? Optional.of(pauses.get(attempts)) : Optional.empty();
    }
}
