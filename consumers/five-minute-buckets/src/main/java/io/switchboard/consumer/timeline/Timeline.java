package io.switchboard.consumer.timeline;

import io.switchboard.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What is known of one agent's status. Time before {@code end} is settled: it lies in a span or, where nobody can know,
 * in none. From {@code end} on the agent is in {@code status}, but that is not proven yet. {@code end} only grows.
 *
 * @param spans in order, apart from each other or of different status
 * @param moves the seconds at which the vendor's status changed, in order
 * @param status the status from {@code end} on
 * @param watched false when nobody says any more what the agent does: then time passes unknown
 * @param end epoch second
 */
public record Timeline(List<Span> spans, List<Long> moves, Status status, boolean watched, long end) {
    public Timeline {
        spans = List.copyOf(spans);
        moves = List.copyOf(moves);
    }

    /** An agent of whom nothing is known before the second. */
    public static Timeline startingAt(long second, Status status) {
        return new Timeline(List.of(), List.of(), status, true, second);
    }

    /** The status is proven up to the second; an earlier second proves nothing new. */
    public Timeline extendTo(long second) {
        if (second <= end) {
            return this;
        }
        if (!watched) {
            return skipTo(second);
        }
        List<Span> longer = new ArrayList<>(spans);
        boolean goesOn = !spans.isEmpty()
                && spans.getLast().to() == end
                && spans.getLast().status() == status;
        long from = goesOn ? longer.removeLast().from() : end;
        longer.add(new Span(from, second, status));
        return new Timeline(longer, moves, status, watched, second);
    }

    /** Nobody can know the status up to the second. */
    public Timeline skipTo(long second) {
        return new Timeline(spans, moves, status, watched, Math.max(end, second));
    }

    /** The agent is in another status from the end on. */
    public Timeline become(Status next) {
        return new Timeline(spans, moves, next, true, end);
    }

    /** A change of the vendor's status, at the end. */
    public Timeline countMove() {
        List<Long> more = new ArrayList<>(moves);
        more.add(end);
        return new Timeline(spans, more, status, watched, end);
    }

    /** Nobody says any more what the agent does. */
    public Timeline lose() {
        return new Timeline(spans, moves, status, false, end);
    }

    /** What is known of [start, end). */
    public Tally tally(long from, long to) {
        Map<Status, Integer> seconds = new EnumMap<>(Status.class);
        for (Span span : spans) {
            int length = span.secondsIn(from, to);
            if (length > 0) {
                seconds.merge(span.status(), length, Integer::sum);
            }
        }
        int changes =
                (int) moves.stream().filter(move -> move >= from && move < to).count();
        return new Tally(seconds, changes);
    }

    /** The timeline without what lies before the second. */
    public Timeline from(long second) {
        List<Span> later = spans.stream()
                .filter(span -> span.to() > second)
                .map(span -> new Span(Math.max(span.from(), second), span.to(), span.status()))
                .toList();
        List<Long> laterMoves = moves.stream().filter(move -> move >= second).toList();
        return new Timeline(later, laterMoves, status, watched, end);
    }

    /** Whether there is nothing that a bucket could count. */
    public boolean isEmpty() {
        return spans.isEmpty() && moves.isEmpty();
    }

    /** Ends of all buckets with something to count, in order. */
    public LongStream buckets() {
        if (isEmpty()) {
            return LongStream.empty();
        }
        long first = Math.min(
                spans.isEmpty() ? Long.MAX_VALUE : spans.getFirst().from(),
                moves.isEmpty() ? Long.MAX_VALUE : moves.getFirst());
        long last = Math.max(
                spans.isEmpty() ? Long.MIN_VALUE : spans.getLast().to() - 1,
                moves.isEmpty() ? Long.MIN_VALUE : moves.getLast());
        return LongStream.iterate(
                Bucket.endOf(first), bucket -> bucket <= Bucket.endOf(last), bucket -> bucket + Bucket.WIDTH_SEC);
    }

    /** End of the last bucket in which the agent was logged in; {@link Long#MIN_VALUE} if that is in none. */
    public long lastLoggedInBucket() {
        long lastSecond = spans.stream()
                .filter(span -> span.status() != Status.OFFLINE)
                .mapToLong(span -> span.to() - 1)
                .max()
                .orElse(Long.MIN_VALUE);
        long last = moves.isEmpty() ? lastSecond : Math.max(lastSecond, moves.getLast());
        return last == Long.MIN_VALUE ? Long.MIN_VALUE : Bucket.endOf(last);
    }
}
