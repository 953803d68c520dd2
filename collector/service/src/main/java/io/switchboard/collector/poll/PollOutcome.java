package io.switchboard.collector.poll;

import io.switchboard.Outcome;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.TextExcerpt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a poll ended. */
public sealed interface PollOutcome {

    /** Every row was read and every absence is beyond doubt. */
    record CompleteOutcome() implements PollOutcome {}

    /**
     * Rows were read, but not all of them, or some absences are held back.
     *
     * @param doubts why it is not complete
     * @param failure what ended the poll after its first rows, if something did
     */
    record PartialOutcome(List<String> doubts, Optional<CallFailure> failure) implements PollOutcome {
        public PartialOutcome {
            doubts = List.copyOf(doubts);
        }
    }

    /** No rows; the state does not move. */
    record FailedOutcome(CallFailure failure) implements PollOutcome {}

    /** The worse of this and another one; of two partial ones, with the doubts of both. */
    default PollOutcome and(PollOutcome other) {
        return switch (this) {
            case FailedOutcome _ -> this;
            case CompleteOutcome() -> other;
            case PartialOutcome(var doubts, var failure) ->
                switch (other) {
                    case FailedOutcome _ -> other;
                    case CompleteOutcome() -> this;
                    case PartialOutcome(var more, var second) ->
                        new PartialOutcome(
                                Stream.concat(doubts.stream(), more.stream())
                                        .distinct()
                                        .toList(),
                                failure.or(() -> second));
                };
        };
    }

    /** The outcome's name in the contract. */
    default Outcome name() {
        return switch (this) {
            case CompleteOutcome() -> Outcome.COMPLETE;
            case PartialOutcome _ -> Outcome.PARTIAL;
            case FailedOutcome(CallFailure.Throttled _) -> Outcome.THROTTLED;
            case FailedOutcome(CallFailure.Refused _) -> Outcome.REFUSED;
            case FailedOutcome(CallFailure.Unreachable _) -> Outcome.UNREACHABLE;
            case FailedOutcome(CallFailure.Malformed _) -> Outcome.MALFORMED;
        };
    }

    /** Longest reason that is reported, in characters; the vendor's own words may be of any length. */
    int LONGEST_REASON = 1_000;

    /** Why the poll is not complete. */
    default Optional<String> reason() {
        Optional<String> whole = switch (this) {
            case CompleteOutcome() -> Optional.empty();
            case PartialOutcome(var doubts, var failure) -> Optional.of(String.join("; ", doubts));
            case FailedOutcome(CallFailure failure) -> Optional.of(failure.reason());
        };
        return whole.map(text -> TextExcerpt.of(text, LONGEST_REASON));
    }

    /** Whether the poll showed rows, so that it moves the state. */
    default boolean movesState() {
        return !(this instanceof FailedOutcome);
    }

    /** What the vendor or the way to it did wrong, if that ended the poll. */
    default Optional<CallFailure> cause() {
        return switch (this) {
            case CompleteOutcome() -> Optional.empty();
            case PartialOutcome(var doubts, var failure) -> failure;
            case FailedOutcome(CallFailure failure) -> Optional.of(failure);
        };
    }
}
