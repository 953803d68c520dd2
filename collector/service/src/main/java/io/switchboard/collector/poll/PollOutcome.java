package io.switchboard.collector.poll;

import io.switchboard.Outcome;
import io.switchboard.collector.http.Failure;
import java.util.Optional;

/** How a poll ended. */
public sealed interface PollOutcome {

    /** Every row was read and every absence is beyond doubt. */
    record Complete() implements PollOutcome {}

    /** Rows were read, but not all of them, or some absences are held back. */
    record Partial(String doubts) implements PollOutcome {}

    /** No rows; the state does not move. */
    record Failed(Failure failure) implements PollOutcome {}

    /** The outcome's name in the contract. */
    default Outcome name() {
        return switch (this) {
            case Complete() -> Outcome.COMPLETE;
            case Partial _ -> Outcome.PARTIAL;
            case Failed(Failure.Throttled _) -> Outcome.THROTTLED;
            case Failed(Failure.Refused _) -> Outcome.REFUSED;
            case Failed(Failure.Unreachable _) -> Outcome.UNREACHABLE;
            case Failed(Failure.Malformed _) -> Outcome.MALFORMED;
        };
    }

    /** Why the poll is not complete. */
    default Optional<String> reason() {
        return switch (this) {
            case Complete() -> Optional.empty();
            case Partial(String doubts) -> Optional.of(doubts);
            case Failed(Failure failure) -> Optional.of(failure.reason());
        };
    }

    /** Whether the poll showed rows, so that it moves the state. */
    default boolean movesState() {
        return !(this instanceof Failed);
    }
}
