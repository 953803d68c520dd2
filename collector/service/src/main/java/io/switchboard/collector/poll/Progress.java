package io.switchboard.collector.poll;

import io.switchboard.collector.poll.AnswerHistory.Shortfall;
import io.switchboard.collector.poll.FinishedPoll.Seen;
import io.switchboard.collector.snapshot.Change;
import io.switchboard.collector.snapshot.Change.Op;
import io.switchboard.collector.snapshot.Roles;
import io.switchboard.collector.snapshot.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * How far a target has been read.
 *
 * @param readTo start of the last poll that read all that was due; if there was none, of the first that read anything
 * @param answers how questions have been answered, by the key of their time
 * @param unconfirmed begin of the earliest time of which the last answer told something new, or lacked a row; empty if
 *     it did neither, or rows have no time
 * @param backlog questions that are due and not yet answered
 * @param coveredFrom begin of the time that belongs to live polls: what is before it they never ask for, or no more,
 *     and a backfill may write; empty if rows have no time, or nothing was asked
 * @param askedFrom begin of the time that the last poll that read anything asked for, without a hole; empty likewise
 * @param missed what no poll has read and none asks for any more, for it was given up or is too old, since the target
 *     is polled here; the earliest first
 */
public record Progress(
        Optional<Instant> readTo,
        Map<Instant, AnswerHistory> answers,
        Optional<Instant> unconfirmed,
        int backlog,
        Optional<Instant> coveredFrom,
        Optional<Instant> askedFrom,
        List<Scope> missed) {

    /** Nothing has been read. */
    public static final Progress NONE = new Progress(
            Optional.empty(), Map.of(), Optional.empty(), 0, Optional.empty(), Optional.empty(), List.of());

    /** The longest time that has an end, a day of 25 hours. */
    private static final Duration LONGEST = Duration.ofHours(25);

    public Progress {
        answers = Map.copyOf(answers);
        missed = List.copyOf(missed);
    }

    /**
     * A target of which it is known only when all that was due had been read, what is to be confirmed, and what live
     * polls ask for, and the last one asked for.
     */
    public static Progress restored(
            Optional<Instant> readTo,
            Optional<Instant> unconfirmed,
            Optional<Instant> coveredFrom,
            Optional<Instant> askedFrom) {
        return new Progress(readTo, Map.of(), unconfirmed, 0, coveredFrom, askedFrom, List.of());
    }

    /** What was missed and may be read by a backfill; the rest of it once all others have been read. */
    public boolean isLeft(Scope time) {
        return coveredFrom.filter(border -> !time.to().isAfter(border)).isPresent();
    }

    /**
     * After one more poll.
     *
     * @param roles of the datasets seen, in their order
     */
    Progress after(Span span, Reading reading, List<Seen> seen, List<Roles> roles, Instant horizon) {
        Map<Instant, AnswerHistory> next = new HashMap<>(answers);
        next.keySet()
                .removeIf(begin ->
                        begin.isAfter(Instant.MIN) && begin.plus(LONGEST).isBefore(horizon));
        for (RequestedTime time : reading.asked()) {
            boolean same = time.hasEnd() && reading.whole().contains(time) && isQuiet(time.wanted(), seen, roles);
            next.put(time.key(), after(time, span, reading, same));
        }
        int open = open(span, reading);
        boolean all = open == 0 && !reading.asked().isEmpty();
        // Until a poll has read all, what the first one did not read is missed.
        Optional<Instant> since = reading.pages().isEmpty() ? readTo : readTo.or(() -> Optional.of(span.startedAt()));
        Optional<Instant> border = border(span, reading);
        return new Progress(
                all ? Optional.of(span.startedAt()) : since,
                next,
                unconfirmed(reading, seen, roles, later(horizon, border)),
                all ? 0 : Math.max(1, reading.asked().isEmpty() ? backlog : open),
                border,
                reading.pages().isEmpty()
                        ? askedFrom
                        : CoveredTime.withoutHole(reading.shown()).map(from -> later(from, border)),
                missed(span, reading));
    }

    /** The times that a poll of which this is the progress was answered for whole. */
    List<Scope> answered(Reading reading, Span span) {
        Instant now = span.startedAt();
        return Scope.joined(reading.asked().stream()
                .filter(time ->
                        answers.getOrDefault(time.key(), AnswerHistory.NONE).isReadBy(span))
                .map(RequestedTime::wanted)
                .filter(time -> time.from().isBefore(now))
                .map(time -> time.to().isBefore(now) ? time : new Scope(time.from(), now)));
    }

    /**
     * Begin of the time that belongs to live polls once this one is committed. What was given up, or is too old, is
     * left to a backfill once there is nothing else that is due: then no poll will ask for anything before its end.
     */
    Optional<Instant> border(Span span, Reading reading) {
        Optional<Instant> before = CoveredTime.after(coveredFrom, readTo, reading.wanted());
        return open(span, reading) > 0 || reading.asked().isEmpty()
                ? before
                : missed(span, reading).stream()
                        .map(Scope::to)
                        .max(Comparator.naturalOrder())
                        .map(end -> later(end, before))
                        .or(() -> before);
    }

    private List<Scope> missed(Span span, Reading reading) {
        Stream<Scope> givenUp = reading.asked().stream()
                .filter(time -> after(time, span, reading, false).isGivenUp())
                .map(RequestedTime::wanted);
        Stream<Scope> tooOld = reading.shortfalls().tooOld().stream();
        return Scope.joined(Stream.of(missed.stream(), tooOld, givenUp).flatMap(times -> times));
    }

    /** Questions that are due and not answered yet; what was given up is due no more. */
    private int open(Span span, Reading reading) {
        return (int) reading.asked().stream()
                .filter(time -> {
                    AnswerHistory now = after(time, span, reading, false);
                    return !now.isReadBy(span) && !isRead(time, now) && !now.isGivenUp();
                })
                .count();
    }

    private static Instant later(Instant one, Optional<Instant> other) {
        return other.filter(one::isBefore).orElse(one);
    }

    /** @param same whether its answer is whole and the same as before, and final */
    private AnswerHistory after(RequestedTime time, Span span, Reading reading, boolean same) {
        AnswerHistory before = answers.getOrDefault(time.key(), AnswerHistory.NONE);
        return reading.whole().contains(time)
                ? before.whole(span, same)
                : reading.shortfall(time)
                        .map(how -> before.fallenShort(
                                how,
                                span,
                                time.end(),
                                how == Shortfall.TOO_LONG ? reading.shortfalls().reached() : 0))
                        .orElse(before);
    }

    /** What of the past was read since the last poll that read all is asked again for corrections alone. */
    private boolean isRead(RequestedTime time, AnswerHistory history) {
        Instant read = history.readAt().orElse(Instant.MIN);
        return time.hasEnd()
                && time.isOverAt(read)
                && readTo.filter(last -> !read.isAfter(last)).isEmpty();
    }

    /** What was new before and has not been answered since is so still. */
    private Optional<Instant> unconfirmed(Reading reading, List<Seen> seen, List<Roles> roles, Instant horizon) {
        Stream<Instant> still = reading.isWhole() ? Stream.empty() : unconfirmed.stream();
        Stream<Instant> told = reading.pages().isEmpty()
                ? Stream.empty()
                : IntStream.range(0, seen.size()).boxed().flatMap(i -> news(seen.get(i), roles.get(i)));
        return Stream.concat(
                        still,
                        told.filter(start -> reading.asked().stream()
                                .anyMatch(time -> time.shown().covers(start))))
                .filter(start -> !start.isBefore(horizon))
                .min(Comparator.naturalOrder());
    }

    /** Begins of the times of rows that changed, or are missing. */
    private static Stream<Instant> news(Seen seen, Roles roles) {
        return Stream.concat(news(seen), seen.next().missed())
                .filter(roles::hasStart)
                .map(roles::start);
    }

    /** Of rows read first nothing was shown before that this answer may have got wrong. */
    private static Stream<SpecificRecordBase> news(Seen seen) {
        return rows(seen.changes().stream().filter(change -> change.op() != Op.READ));
    }

    private static Stream<SpecificRecordBase> changed(Seen seen) {
        return rows(seen.changes().stream());
    }

    private static Stream<SpecificRecordBase> rows(Stream<Change> changes) {
        return changes.map(change -> change.after().or(change::before).orElseThrow());
    }

    private static boolean isQuiet(Scope scope, List<Seen> seen, List<Roles> roles) {
        return IntStream.range(0, seen.size()).noneMatch(i -> moves(scope, seen.get(i), roles.get(i)));
    }

    /** Whether something changed in the scope, or is to change yet: what is missing may be gone. */
    private static boolean moves(Scope scope, Seen seen, Roles roles) {
        return Stream.concat(changed(seen), seen.next().missed()).anyMatch(row -> scope.covers(roles.start(row)))
                || seen.next().rows().values().stream().anyMatch(row -> isOpen(roles, scope, row));
    }

    private static boolean isOpen(Roles roles, Scope scope, SpecificRecordBase row) {
        return roles.isOpen(row) && scope.covers(roles.start(row));
    }
}
