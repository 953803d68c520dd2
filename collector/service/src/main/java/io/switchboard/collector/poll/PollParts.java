package io.switchboard.collector.poll;

import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.poll.PollResult.PollIdentity;
import io.switchboard.collector.snapshot.RowChange;
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

    private static final PollOutcome OTHERS_FOLLOW = new PollOutcome.PartialOutcome(
            List.of("it has more than one transaction should hold; the others follow in the next polls"),
            Optional.empty());

    private PollParts() {}

    /**
     * The polls to commit for one, in their order; itself alone if it is small enough.
     *
     * @param before what was committed when the poll was made
     * @param most changes and dead letters of one part, 1 or more
     */
    public static List<PollResult> of(TargetState before, PollResult poll, int most) {
        int all = poll.seen().stream().mapToInt(PollParts::size).sum();
        if (all <= most) {
            return List.of(poll);
        }
        List<PollResult> parts = new ArrayList<>();
        Map<String, Snapshot> known = new HashMap<>();
        poll.seen().forEach(seen -> known.put(seen.dataset().name(), before.of(seen.dataset())));
        for (int from = 0; from < all; from += most) {
            parts.add(part(before, poll, parts.size(), new PollSlice(from, Math.min(all, from + most), all), known));
        }
        return List.copyOf(parts);
    }

    private static int size(DatasetResult seen) {
        return seen.changes().size() + seen.faults().letters().size();
    }

    /** Some of what a poll's datasets have, one after the other, the changes of each before its dead letters. */
    private record PollSlice(int from, int to, int all) {

        boolean isLast() {
            return to == all;
        }

        List<RowChange> of(List<RowChange> changes, int begin) {
            return changes.subList(first(begin, changes.size()), behind(begin, changes.size()));
        }

        DatasetErrors of(DatasetErrors faults, int begin) {
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

    private static PollResult part(
            TargetState before, PollResult poll, int number, PollSlice slice, Map<String, Snapshot> known) {
        List<DatasetResult> seen = new ArrayList<>();
        int begin = 0;
        for (DatasetResult whole : poll.seen()) {
            List<RowChange> changes = slice.of(whole.changes(), begin);
            DatasetErrors faults =
                    slice.of(whole.faults(), begin + whole.changes().size());
            begin += size(whole);
            seen.add(slice.isLast() ? last(whole, changes, faults) : part(whole, changes, faults, known));
        }
        // Each part says for itself that its rows end because nobody polls them any more.
        PollIdentity identity =
                new PollIdentity(poll.target(), poll.sequence() + number, poll.origin(), poll.retires());
        return slice.isLast()
                ? new PollResult(identity, poll.span(), poll.exchange(), seen, poll.progress(), poll.answered())
                : new PollResult(identity, poll.span(), CallCost.NONE, seen, before.progress(), List.of());
    }

    private static DatasetResult last(DatasetResult whole, List<RowChange> changes, DatasetErrors faults) {
        return new DatasetResult(
                whole.dataset(), whole.outcome(), whole.rows(), changes, whole.next(), faults, whole.unknownFields());
    }

    /** What was read, and what could not be and has no dead letter, is counted with the last part. */
    private static DatasetResult part(
            DatasetResult whole, List<RowChange> changes, DatasetErrors faults, Map<String, Snapshot> known) {
        Snapshot next = known.computeIfPresent(whole.dataset().name(), (_, snapshot) -> snapshot.afterSomeOf(changes));
        return new DatasetResult(
                whole.dataset(), OTHERS_FOLLOW, 0, changes, next == null ? Snapshot.NONE : next, faults, Set.of());
    }
}
