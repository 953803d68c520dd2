package io.switchboard.collector.poll;

import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.poll.FinishedPoll.Identity;
import io.switchboard.collector.poll.FinishedPoll.Seen;
import io.switchboard.collector.snapshot.Change;
import io.switchboard.collector.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Divides a poll with more changes and dead letters than one transaction should hold into several polls, each with a
 * number of its own. All but the last are partial and prove nothing of rows that they do not show; the last one is what
 * the poll was. Pure.
 */
public final class PollParts {

    /**
     * Changes, an event and a row of state each, and dead letters: written within the 10 s of a transaction at 1,000
     * records a second.
     */
    public static final int MOST_CHANGES = 5_000;

    private static final PollOutcome OTHERS_FOLLOW = new PollOutcome.Partial(
            List.of("it has more than one transaction should hold; the others follow in the next polls"),
            Optional.empty());

    private PollParts() {}

    /**
     * The polls to commit for one, in their order; itself alone if it is small enough.
     *
     * @param before what was committed when the poll was made
     * @param most changes and dead letters of one part, 1 or more
     */
    public static List<FinishedPoll> of(TargetState before, FinishedPoll poll, int most) {
        int all = poll.seen().stream().mapToInt(PollParts::size).sum();
        if (all <= most) {
            return List.of(poll);
        }
        List<FinishedPoll> parts = new ArrayList<>();
        Map<String, Snapshot> known = new HashMap<>();
        poll.seen().forEach(seen -> known.put(seen.dataset().name(), before.of(seen.dataset())));
        for (int from = 0; from < all; from += most) {
            parts.add(part(before, poll, parts.size(), new Slice(from, Math.min(all, from + most), all), known));
        }
        return List.copyOf(parts);
    }

    private static int size(Seen seen) {
        return seen.changes().size() + seen.faults().letters().size();
    }

    /** Some of what a poll's datasets have, one after the other, the changes of each before its dead letters. */
    private record Slice(int from, int to, int all) {

        boolean isLast() {
            return to == all;
        }

        List<Change> of(List<Change> changes, int begin) {
            return changes.subList(first(begin, changes.size()), behind(begin, changes.size()));
        }

        Faults of(Faults faults, int begin) {
            int size = faults.letters().size();
            return isLast() ? faults.rest(first(begin, size)) : faults.part(first(begin, size), behind(begin, size));
        }

        private int first(int begin, int size) {
            return Math.clamp(from - begin, 0, size);
        }

        private int behind(int begin, int size) {
            return Math.clamp(to - begin, first(begin, size), size);
        }
    }

    private static FinishedPoll part(
            TargetState before, FinishedPoll poll, int number, Slice slice, Map<String, Snapshot> known) {
        List<Seen> seen = new ArrayList<>();
        int begin = 0;
        for (Seen whole : poll.seen()) {
            List<Change> changes = slice.of(whole.changes(), begin);
            Faults faults = slice.of(whole.faults(), begin + whole.changes().size());
            begin += size(whole);
            seen.add(slice.isLast() ? last(whole, changes, faults) : part(whole, changes, faults, known));
        }
        // Each part says for itself that its rows end because nobody polls them any more.
        Identity identity = new Identity(poll.target(), poll.sequence() + number, poll.origin(), poll.retires());
        return slice.isLast()
                ? new FinishedPoll(identity, poll.span(), poll.exchange(), seen, poll.progress(), poll.answered())
                : new FinishedPoll(identity, poll.span(), Exchange.NONE, seen, before.progress(), List.of());
    }

    private static Seen last(Seen whole, List<Change> changes, Faults faults) {
        return new Seen(
                whole.dataset(), whole.outcome(), whole.rows(), changes, whole.next(), faults, whole.unknownFields());
    }

    /** What was read, and what could not be and has no dead letter, is counted with the last part. */
    private static Seen part(Seen whole, List<Change> changes, Faults faults, Map<String, Snapshot> known) {
        Snapshot next = known.computeIfPresent(whole.dataset().name(), (_, snapshot) -> snapshot.afterSomeOf(changes));
        return new Seen(
                whole.dataset(), OTHERS_FOLLOW, 0, changes, next == null ? Snapshot.NONE : next, faults, Set.of());
    }
}
