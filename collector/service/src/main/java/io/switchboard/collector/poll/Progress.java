package io.switchboard.collector.poll;

import io.switchboard.collector.poll.FinishedPoll.Seen;
import io.switchboard.collector.snapshot.Roles;
import io.switchboard.collector.snapshot.Scope;
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
 * @param readTo start of the last poll that read all it asked for; empty if there was none
 * @param quietSince of scopes that have an end: since when their answers have been the same and final
 * @param doubted whether the last poll was read to its end, though with a doubt whether rows slipped between its pages
 * @param unconfirmed begin of the earliest time of which the last answer told something new, or lacked a row; empty if
 *     it did neither, or rows have no time
 * @param coveredFrom begin of the time that live polls have asked for since one first read all; empty if rows have no
 *     time, or nothing was asked
 */
public record Progress(
        Optional<Instant> readTo,
        Map<Scope, Instant> quietSince,
        boolean doubted,
        Optional<Instant> unconfirmed,
        Optional<Instant> coveredFrom) {

    /** Nothing has been read. */
    public static final Progress NONE =
            new Progress(Optional.empty(), Map.of(), false, Optional.empty(), Optional.empty());

    public Progress {
        quietSince = Map.copyOf(quietSince);
    }

    /**
     * After one more poll.
     *
     * @param roles of the datasets seen, in their order
     */
    Progress after(Span span, Reading reading, List<Seen> seen, List<Roles> roles, Instant horizon) {
        Map<Scope, Instant> quiet = new HashMap<>(quietSince);
        quiet.keySet().removeIf(scope -> scope.to().isBefore(horizon));
        for (Scope scope : reading.whole()) {
            if (scope.hasEnd()) {
                quiet.merge(scope, span.completedAt(), (last, now) -> isQuiet(scope, seen, roles) ? last : now);
            }
        }
        boolean read = reading.failure().isEmpty();
        boolean whole = reading.isWhole();
        // What slipped twice in a row is as unlikely as what is missing twice; else a list that always moves would be
        // asked for further and further back.
        return new Progress(
                whole || (read && doubted) ? Optional.of(span.startedAt()) : readTo,
                quiet,
                read && !whole && !doubted,
                unconfirmed(reading, seen, roles),
                CoveredTime.after(coveredFrom, readTo, reading.asked()));
    }

    /** What was new before and has not been answered since is so still. */
    private Optional<Instant> unconfirmed(Reading reading, List<Seen> seen, List<Roles> roles) {
        Stream<Instant> still = reading.isWhole() ? Stream.empty() : unconfirmed.stream();
        Stream<Instant> told = reading.pages().isEmpty()
                ? Stream.empty()
                : IntStream.range(0, seen.size()).boxed().flatMap(i -> news(seen.get(i), roles.get(i)));
        return Stream.concat(
                        still, told.filter(start -> reading.asked().stream().anyMatch(scope -> scope.covers(start))))
                .min(Comparator.naturalOrder());
    }

    /** Begins of the times of rows that changed, or are missing. */
    private static Stream<Instant> news(Seen seen, Roles roles) {
        return Stream.concat(changed(seen), seen.next().missed())
                .filter(roles::hasStart)
                .map(roles::start);
    }

    private static Stream<SpecificRecordBase> changed(Seen seen) {
        return seen.changes().stream()
                .map(change -> change.after().or(change::before).orElseThrow());
    }

    private static boolean isQuiet(Scope scope, List<Seen> seen, List<Roles> roles) {
        return IntStream.range(0, seen.size()).noneMatch(i -> moves(scope, seen.get(i), roles.get(i)));
    }

    /** Whether something changed in the scope, or is to change yet. */
    private static boolean moves(Scope scope, Seen seen, Roles roles) {
        boolean changed = changed(seen).anyMatch(row -> scope.covers(roles.start(row)));
        return changed || seen.next().rows().values().stream().anyMatch(row -> isOpen(roles, scope, row));
    }

    private static boolean isOpen(Roles roles, Scope scope, SpecificRecordBase row) {
        return roles.isOpen(row) && scope.covers(roles.start(row));
    }
}
