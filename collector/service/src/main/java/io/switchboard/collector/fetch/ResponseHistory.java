package io.switchboard.collector.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one question has been answered over the polls.
 *
 * @param sameSince end of the poll since which its whole answers have been the same and final; empty before the first
 * @param readAt start of the last poll that read its answer to the end; empty if there was none
 * @param triedAt start of the last poll that asked it; empty if there was none
 * @param refusedFor for how long it has been refused since it was last read, after its time was over
 * @param shortfall what the last answer lacked; empty if nothing
 * @param reached how much of an answer that is longer than a poll has been read, for the next poll to go on there
 */
public record ResponseHistory(
        Optional<Instant> sameSince,
        Optional<Instant> readAt,
        Optional<Instant> triedAt,
        Duration refusedFor,
        Optional<ResponseShortfall> shortfall,
        int reached) {

    /** It has never been asked. */
    public static final ResponseHistory NONE = new ResponseHistory(
            Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO, Optional.empty(), 0);

    /** A vendor may be ill for a while; what it refuses for longer, it does not have. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Of a longer time between two refusals, nobody knows whether it would have been refused all the while. */
    private static final Duration LONGEST_BETWEEN = Duration.ofMinutes(10);

    /** Why an answer does not count as whole, the lesser reason first. */
    public enum ResponseShortfall {
        /** It was read to its end, though rows may have slipped between its pages. */
        DOUBTED,
        /** The vendor answers others, and refuses it or gives no readable answer to it. */
        REFUSED,
        /** It was read to its end over several polls, each of which went on where the one before had been cut off. */
        IN_PARTS,
        /** The poll's deadline came while it was read, after other answers. */
        CUT_OFF,
        /** The poll's deadline came while it was read, as the first of its answers. */
        TOO_LONG,
        /** It could not be read, for a reason that is not its own. */
        FAILED
    }

    /** After a whole answer that was the same as before, or not. */
    public ResponseHistory whole(FetchTiming span, boolean same) {
        return new ResponseHistory(
                same ? sameSince.or(() -> Optional.of(span.completedAt())) : Optional.of(span.completedAt()),
                Optional.of(span.startedAt()),
                Optional.of(span.startedAt()),
                Duration.ZERO,
                Optional.empty(),
                0);
    }

    /**
     * After an answer that was not whole. What slipped twice in a row is as unlikely as what is missing twice; else a
     * list that always moves would be asked for further and further back.
     *
     * @param end when the question's time is over
     * @param upTo how much of it was read, if it is too long
     */
    public ResponseHistory fallenShort(ResponseShortfall how, FetchTiming span, Instant end, int upTo) {
        Optional<Instant> start = Optional.of(span.startedAt());
        return switch (how) {
            case DOUBTED ->
                shortfall.equals(Optional.of(ResponseShortfall.DOUBTED))
                        ? readToItsEnd(span)
                        : new ResponseHistory(sameSince, readAt, start, Duration.ZERO, Optional.of(how), 0);
            case IN_PARTS -> readToItsEnd(span);
            case REFUSED ->
                new ResponseHistory(
                        sameSince, readAt, start, refusedFor.plus(sinceRefusal(span, end)), Optional.of(how), 0);
            case CUT_OFF, TOO_LONG, FAILED ->
                new ResponseHistory(sameSince, readAt, start, refusedFor, Optional.of(how), upTo);
        };
    }

    /** Nobody knows whether it is the same as before. */
    private static ResponseHistory readToItsEnd(FetchTiming span) {
        Optional<Instant> start = Optional.of(span.startedAt());
        return new ResponseHistory(Optional.of(span.completedAt()), start, start, Duration.ZERO, Optional.empty(), 0);
    }

    /** The time since a refusal after the end, if there was one and nothing else between. */
    private Duration sinceRefusal(FetchTiming span, Instant end) {
        return triedAt.filter(_ -> shortfall.equals(Optional.of(ResponseShortfall.REFUSED)))
                .filter(last -> !last.isBefore(end) && last.isBefore(span.startedAt()))
                .map(last -> Duration.between(last, span.startedAt()))
                .map(between -> between.compareTo(LONGEST_BETWEEN) < 0 ? between : LONGEST_BETWEEN)
                .orElse(Duration.ZERO);
    }

    /** Whether a poll that began then read it to its end. */
    public boolean isReadBy(FetchTiming span) {
        return readAt.equals(Optional.of(span.startedAt()));
    }

    /** Whether it has been refused for so long that it is no longer asked. */
    public boolean isGivenUp() {
        return refusedFor.compareTo(PATIENCE) >= 0;
    }

    /**
     * Whether its answer has been the same for so long after the end of its time. What polls did not read meanwhile is
     * not known to be the same.
     */
    public boolean isSettled(Instant end, Duration time) {
        return readAt.filter(read -> !read.isBefore(end.plus(time)))
                .filter(read -> sameSince
                        .filter(same -> !read.isBefore(same.plus(time)))
                        .isPresent())
                .isPresent();
    }
}
