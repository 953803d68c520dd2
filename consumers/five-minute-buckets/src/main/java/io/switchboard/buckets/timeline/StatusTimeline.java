package io.switchboard.buckets.timeline;

import io.switchboard.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of one agent's status. Time before {@code end} is settled: it lies in a span or, where nobody can know,
 * in none. From {@code end} on the agent is in {@code status}, but that is not proven yet. {@code end} only grows.
 *
 * @param spans in order, apart from each other or of different status; only those that were not counted yet
 * @param moves the seconds at which the vendor's status changed, in order; only those that were not counted yet
 * @param status the status from {@code end} on
 * @param watched false when nobody says any more what the agent does: then time passes unknown
 * @param since epoch second from which on the status is proven without a break; the end if nothing of it is
 * @param end epoch second
 * @param loggedInTo epoch second up to which something says that the agent was logged in; 0 if nothing does
 */
public record StatusTimeline(
        List<StatusSpan> spans,
        List<Long> moves,
        Status status,
        boolean watched,
        long since,
        long end,
        long loggedInTo) {
    public StatusTimeline {
        spans = List.copyOf(spans);
        moves = List.copyOf(moves);
    }

    /** An agent of whom nothing is known before the second. */
    public static StatusTimeline startingAt(long second, Status status) {
        return new StatusTimeline(List.of(), List.of(), status, true, second, second, 0);
    }

    /** The status is proven up to the second; an earlier second proves nothing new. */
    public StatusTimeline extendTo(long second) {
        if (second <= end) {
            return this;
        }
        if (!watched) {
            return skipTo(second);
        }
        List<StatusSpan> longer = new ArrayList<>(spans);
        boolean goesOn = !spans.isEmpty()
                && spans.getLast().to() == end
                && spans.getLast().status() == status;
        long from = goesOn ? longer.removeLast().from() : end;
        longer.add(new StatusSpan(from, second, status));
        return new StatusTimeline(
                longer, moves, status, watched, since, second, status == Status.OFFLINE ? loggedInTo : second);
    }

    /** Nobody can know the status up to the second. */
    public StatusTimeline skipTo(long second) {
        return second <= end ? this : new StatusTimeline(spans, moves, status, watched, second, second, loggedInTo);
    }

    /** The agent is in another status from the end on. */
    public StatusTimeline become(Status next) {
        return new StatusTimeline(spans, moves, next, true, end, end, loggedInTo);
    }

    /** A change of the vendor's status, at the end. */
    public StatusTimeline countMove() {
        List<Long> more = new ArrayList<>(moves);
        more.add(end);
        return new StatusTimeline(spans, more, status, watched, since, end, end + 1);
    }

    /** Nobody says any more what the agent does. */
    public StatusTimeline lose() {
        return new StatusTimeline(spans, moves, status, false, since, end, loggedInTo);
    }

    /** The timeline once its spans and moves are counted. */
    public StatusTimeline counted() {
        return new StatusTimeline(List.of(), List.of(), status, watched, since, end, loggedInTo);
    }

    /** A counted timeline whose end is earlier: from the second on nothing is proven any more. */
    public StatusTimeline cutTo(long second) {
        return second >= end
                ? this
                : new StatusTimeline(
                        List.of(),
                        List.of(),
                        status,
                        watched,
                        Math.min(since, second),
                        second,
                        Math.min(loggedInTo, second));
    }

    /** What each bucket gets of the spans and moves, by the buckets' ends. */
    public SortedMap<Long, StatusSeconds> tallies() {
        SortedMap<Long, StatusSeconds> tallies = new TreeMap<>();
        spans.forEach(
                span -> span.tallies().forEach((bucket, tally) -> tallies.merge(bucket, tally, StatusSeconds::plus)));
        moves.forEach(move -> tallies.merge(BucketGrid.endOf(move), StatusSeconds.MOVE, StatusSeconds::plus));
        return tallies;
    }

    /** End of the last bucket in which the agent was logged in; 0 if that is in none. */
    public long lastLoggedInBucket() {
        return loggedInTo == 0 ? 0 : BucketGrid.endOf(loggedInTo - 1);
    }
}
