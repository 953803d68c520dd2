package io.switchboard.wallboard;

import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.topic.Dataset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The latest polls of one target. */
final class TargetLine {
    private static final int RECENT = 24;

    private final Deque<EndedPoll> recent = new ArrayDeque<>();
    private Optional<TargetRow> made = Optional.empty();

    /** A poll, with what all its poll records say together. */
    private record EndedPoll(
            Poll poll, Outcome outcome, int rows, @Nullable String error) {

        static EndedPoll of(Poll end) {
            return new EndedPoll(end, end.getOutcome(), end.getRowsRead(), end.getError());
        }

        /** A poll that reads several datasets ends once for each: it is as good as the worst. */
        EndedPoll and(Poll end) {
            boolean isWorse = end.getOutcome() != Outcome.COMPLETE;
            return new EndedPoll(
                    end,
                    isWorse ? end.getOutcome() : outcome,
                    rows + end.getRowsRead(),
                    isWorse ? end.getError() : error);
        }

        long at() {
            return poll.getCompletedAt().toEpochMilli();
        }
    }

    void take(Poll end) {
        made = Optional.empty();
        if (!recent.isEmpty() && recent.getLast().poll().getPollId().equals(end.getPollId())) {
            recent.addLast(recent.removeLast().and(end));
            return;
        }
        recent.addLast(EndedPoll.of(end));
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
    }

    /** How the target is shown. */
    TargetRow row() {
        TargetRow row = made.orElseGet(this::make);
        made = Optional.of(row);
        return row;
    }

    private TargetRow make() {
        EndedPoll last = recent.getLast();
        String target = last.poll().getTarget();
        return new TargetRow(
                last.poll().getAccount(),
                Dataset.vendorOf(last.poll().getDataset()),
                target.substring(target.indexOf('/') + 1),
                new TargetRow.LatestPoll(last.outcome(), last.at(), last.rows(), last.error()),
                every(),
                recent.stream().map(EndedPoll::outcome).toList());
    }

    /** The median: one outage does not make it look usual. */
    private @Nullable Long every() {
        LongStream.Builder gaps = LongStream.builder();
        Iterator<EndedPoll> all = recent.iterator();
        for (long before = all.next().at(); all.hasNext(); ) {
            long next = all.next().at();
            gaps.add(next - before);
            before = next;
        }
        List<Long> sorted = gaps.build().sorted().boxed().toList();
        return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
    }
}
