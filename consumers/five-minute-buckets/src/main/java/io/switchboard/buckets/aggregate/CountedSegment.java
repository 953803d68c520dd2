package io.switchboard.buckets.aggregate;

import io.switchboard.Status;
import io.switchboard.buckets.extract.SegmentEnd;
import io.switchboard.buckets.timeline.BucketGrid;
import io.switchboard.buckets.timeline.StatusSeconds;
import io.switchboard.buckets.timeline.StatusSpan;
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
 * @param end {@link SegmentEnd#OPEN} while it lasts
 * @param countedTo the end, or up to when an open one is proven
 */
record CountedSegment(String name, long start, Status status, long end, long countedTo) {

    /** A stretch that a poll has shown. */
    static CountedSegment of(String name, long start, SegmentEnd held, long shownAt) {
        long end = held.end();
        return new CountedSegment(name, start, held.status(), end, Math.max(start, held.isOpen() ? shownAt : end));
    }

    boolean isOpen() {
        return end == SegmentEnd.OPEN;
    }

    /** Whether it lasts only as far as its answer is old: the other one has seen more of it. */
    boolean isOutrunBy(CountedSegment other) {
        return isOpen() && (!other.isOpen() || other.countedTo >= countedTo);
    }

    CountedSegment countedTo(long second) {
        return new CountedSegment(name, start, status, end, second);
    }

    /** One that is counted up to its end. */
    CountedSegment endedAt(long second) {
        return new CountedSegment(name, start, status, second, second);
    }

    /** Whether more of an open one adds nothing: nobody counts how long an agent is not logged in. */
    boolean isCounted() {
        return status == Status.OFFLINE && countedTo >= BucketGrid.endOf(start);
    }

    /** What is counted of it up to the second: of one who is not logged in, only what lies in the outermost buckets. */
    private List<StatusSpan> spans(long next) {
        long to = Math.min(countedTo, next);
        long firstBucket = BucketGrid.endOf(start);
        long lastBucket = BucketGrid.startOf(to);
        if (status != Status.OFFLINE || lastBucket < firstBucket) {
            return span(start, to);
        }
        return Stream.concat(
                        span(start, firstBucket).stream(), isOpen() ? Stream.empty() : span(lastBucket, to).stream())
                .toList();
    }

    private List<StatusSpan> span(long from, long to) {
        return from < to ? List.of(new StatusSpan(from, to, status)) : List.of();
    }

    /**
     * The stretches of the agent before and after a place.
     *
     * @param previous null if there is none
     * @param next null if there is none
     */
    record AdjacentSegments(
            @Nullable CountedSegment previous, @Nullable CountedSegment next) {

        /** What each bucket gets of the previous one and of the one at the place, which begins with a change. */
        Map<Long, StatusSeconds> tallies(@Nullable CountedSegment here) {
            Map<Long, StatusSeconds> all = new HashMap<>();
            spans(here)
                    .forEach(
                            span -> span.tallies().forEach((end, tally) -> all.merge(end, tally, StatusSeconds::plus)));
            if (here != null) {
                all.merge(BucketGrid.endOf(here.start), StatusSeconds.MOVE, StatusSeconds::plus);
            }
            return all;
        }

        /** What is counted of the previous one and of the one at the place, if there is one: they never overlap. */
        private List<StatusSpan> spans(@Nullable CountedSegment here) {
            long border = next == null ? Long.MAX_VALUE : next.start;
            List<StatusSpan> all = new ArrayList<>();
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
