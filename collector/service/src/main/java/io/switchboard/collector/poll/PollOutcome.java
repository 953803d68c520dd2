package io.switchboard.collector.poll;

import io.switchboard.Outcome;
import io.switchboard.collector.http.Excerpt;
import io.switchboard.collector.http.Failure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a poll ended. */
public sealed interface PollOutcome {

    /** Every row was read and every absence is beyond doubt. */
    record Complete() implements PollOutcome {}

    /**
     * Rows were read, but not all of them, or some absences are held back.
     *
     * @param doubts why it is not complete
     * @param failure what ended the poll after its first rows, if something did
     */
    record Partial(List<String> doubts, Optional<Failure> failure) implements PollOutcome {
        public Partial {
            doubts = List.copyOf(doubts);
        }
    }

    /** No rows; the state does not move. */
    record Failed(Failure failure) implements PollOutcome {}

    /** The worse of this and another one; of two partial ones, with the doubts of both. */
    default PollOutcome and(PollOutcome other) {
        return switch (this) {
            case Failed _ -> this;
            case Complete() -> other;
            case Partial(var doubts, var failure) ->
                switch (other) {
                    case Failed _ -> other;
                    case Complete() -> this;
                    case Partial(var more, var second) ->
                        new Partial(
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
            case Complete() -> Outcome.COMPLETE;
            case Partial _ -> Outcome.PARTIAL;
            case Failed(Failure.Throttled _) -> Outcome.THROTTLED;
            case Failed(Failure.Refused _) -> Outcome.REFUSED;
            case Failed(Failure.Unreachable _) -> Outcome.UNREACHABLE;
            case Failed(Failure.Malformed _) -> Outcome.MALFORMED;
        };
    }

    /** Longest reason that is told, in characters; the vendor's own words may be of any length. */
    int LONGEST_REASON = 1_000;

    /** Why the poll is not complete. */
    default Optional<String> reason() {
        Optional<String> whole = switch (this) {
            case Complete() -> Optional.empty();
            case Partial(var doubts, var failure) -> Optional.of(String.join("; ", doubts));
            case Failed(Failure failure) -> Optional.of(failure.reason());
        };
        return whole.map(text -> Excerpt.of(text, LONGEST_REASON));
    }

    /** Whether the poll showed rows, so that it moves the state. */
    default boolean movesState() {
        return !(this instanceof Failed);
    }

    /** What the vendor or the way to it did wrong, if that ended the poll. */
    default Optional<Failure> cause() {
        return switch (this) {
            case Complete() -> Optional.empty();
            case Partial(var doubts, var failure) -> failure;
            case Failed(Failure failure) -> Optional.of(failure);
        };
    }
}
