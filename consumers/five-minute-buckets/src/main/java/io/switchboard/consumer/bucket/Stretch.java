package io.switchboard.consumer.bucket;

import io.switchboard.Status;
import io.switchboard.consumer.reading.Held;
import io.switchboard.consumer.timeline.Bucket;
import io.switchboard.consumer.timeline.Span;
import io.switchboard.consumer.timeline.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of one status as far as it is counted. Epoch seconds.
 *
 * @param name the agent's
 * @param end {@link Held#OPEN} while it lasts
 * @param countedTo the end, or up to when an open one is proven
 */
record Stretch(String name, long start, Status status, long end, long countedTo) {

    /** A stretch that a poll has shown. */
    static Stretch of(String name, long start, Held held, long shownAt) {
        long end = held.end();
        return new Stretch(name, start, held.status(), end, Math.max(start, held.isOpen() ? shownAt : end));
    }

    boolean isOpen() {
        return end == Held.OPEN;
    }

    /** Whether it lasts only as far as its answer is old: the other one has seen more of it. */
    boolean isOutrunBy(Stretch other) {
        return isOpen() && (!other.isOpen() || other.countedTo >= countedTo);
    }

    Stretch countedTo(long second) {
        return new Stretch(name, start, status, end, second);
    }

    /** One that is counted up to its end. */
    Stretch endedAt(long second) {
        return new Stretch(name, start, status, second, second);
    }

    /** Whether more of an open one adds nothing: nobody counts how long an agent is not logged in. */
    boolean isCounted() {
        return status == Status.OFFLINE && countedTo >= Bucket.endOf(start);
    }

    /** What is counted of it up to the second: of one who is not logged in, only what lies in the outermost buckets. */
    private List<Span> spans(long next) {
        long to = Math.min(countedTo, next);
        long firstBucket = Bucket.endOf(start);
        long lastBucket = Bucket.startOf(to);
        if (status != Status.OFFLINE || lastBucket < firstBucket) {
            return span(start, to);
        }
        return Stream.concat(
                        span(start, firstBucket).stream(), isOpen() ? Stream.empty() : span(lastBucket, to).stream())
                .toList();
    }

    private List<Span> span(long from, long to) {
        return from < to ? List.of(new Span(from, to, status)) : List.of();
    }

    /**
     * The stretches of the agent before and after a place.
     *
     * @param previous null if there is none
     * @param next null if there is none
     */
    record Neighbours(@Nullable Stretch previous, @Nullable Stretch next) {

        /** What each bucket gets of the previous one and of the one at the place, which begins with a change. */
        Map<Long, Tally> tallies(@Nullable Stretch here) {
            Map<Long, Tally> all = new HashMap<>();
            spans(here).forEach(span -> span.tallies().forEach((end, tally) -> all.merge(end, tally, Tally::plus)));
            if (here != null) {
                all.merge(Bucket.endOf(here.start), Tally.MOVE, Tally::plus);
            }
            return all;
        }

        /** What is counted of the previous one and of the one at the place, if there is one: they never overlap. */
        private List<Span> spans(@Nullable Stretch here) {
            long border = next == null ? Long.MAX_VALUE : next.start;
            List<Span> all = new ArrayList<>();
            if (previous != null) {
                all.addAll(previous.spans(here == null ? border : here.start));
            }
            if (here != null) {
                all.addAll(here.spans(border));
            }
            return all;
        }
    }
}
