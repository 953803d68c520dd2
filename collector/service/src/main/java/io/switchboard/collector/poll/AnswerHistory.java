package io.switchboard.collector.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one question has been answered over the polls.
 *
 * @param sameSince end of the poll since which its whole answers have been the same and final; empty before the first
 * @param readAt start of the last poll that read its answer to the end; empty if there was none
 * @param triedAt start of the last poll that asked it; empty if there was none
 * @param failingSince start of the first of the polls in a row that failed to read it; empty if the last did not fail
 * @param shortfall what the last answer lacked; empty if nothing
 */
public record AnswerHistory(
        Optional<Instant> sameSince,
        Optional<Instant> readAt,
        Optional<Instant> triedAt,
        Optional<Instant> failingSince,
        Optional<Shortfall> shortfall) {

    /** It has never been asked. */
    public static final AnswerHistory NONE =
            new AnswerHistory(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A vendor may be ill for a while; what it does not give for longer, it does not have. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Why an answer does not count as whole. */
    public enum Shortfall {
        /** It was read to its end, though rows may have slipped between its pages. */
        DOUBTED,
        /** It could not be read. */
        FAILED,
        /** The poll's deadline came while it was read, after other answers. */
        CUT_OFF
    }

    /** After a whole answer that was the same as before, or not. */
    AnswerHistory whole(Span span, boolean same) {
        return new AnswerHistory(
                same ? sameSince.or(() -> Optional.of(span.completedAt())) : Optional.of(span.completedAt()),
                Optional.of(span.startedAt()),
                Optional.of(span.startedAt()),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * After an answer that was not whole. What slipped twice in a row is as unlikely as what is missing twice; else a
     * list that always moves would be asked for further and further back.
     */
    AnswerHistory fallenShort(Shortfall how, Span span) {
        Optional<Instant> start = Optional.of(span.startedAt());
        return switch (how) {
            case DOUBTED ->
                shortfall.equals(Optional.of(Shortfall.DOUBTED))
                        ? new AnswerHistory(
                                Optional.of(span.completedAt()), start, start, Optional.empty(), Optional.empty())
                        : new AnswerHistory(sameSince, readAt, start, Optional.empty(), Optional.of(how));
            case FAILED -> new AnswerHistory(sameSince, readAt, start, failingSince.or(() -> start), Optional.of(how));
            case CUT_OFF -> new AnswerHistory(sameSince, readAt, start, failingSince, Optional.of(how));
        };
    }

    /** Whether a poll that began then read it to its end. */
    boolean isReadBy(Span span) {
        return readAt.equals(Optional.of(span.startedAt()));
    }

    /** Whether it was tried in vain again after patience had ended, which begins when its time is over. */
    boolean isGivenUp(Instant end) {
        Instant last = triedAt.orElse(Instant.MIN);
        return failingSince
                .filter(first -> !last.isBefore((first.isBefore(end) ? end : first).plus(PATIENCE)))
                .isPresent();
    }

    /**
     * Whether its answer has been the same for so long after the end of its time. What polls did not read meanwhile is
     * not known to be the same.
     */
    boolean isSettled(Instant end, Duration time) {
        return readAt.filter(read -> !read.isBefore(end.plus(time)))
                .filter(read -> sameSince
                        .filter(same -> !read.isBefore(same.plus(time)))
                        .isPresent())
                .isPresent();
    }
}
