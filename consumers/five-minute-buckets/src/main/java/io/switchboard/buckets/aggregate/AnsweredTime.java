package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.timeline.BucketGrid.secondOf;

import io.switchboard.buckets.assemble.PollEnd;
import io.switchboard.buckets.timeline.TimeRange;
import java.util.List;
import java.util.stream.Stream;

/**
 * Of which time the polls of a dataset were answered, where the vendor reports intervals. What it serves no longer,
 * what it refused and what is still due is not known, however far polls have come since. Epoch seconds.
 *
 * @param to start of the last poll; 0 before the first
 * @param holes the times before it that no poll was answered for, as long as their buckets may change
 */
record AnsweredTime(long to, List<TimeRange> holes) {
    static final AnsweredTime NONE = new AnsweredTime(0, List.of());

    AnsweredTime {
        holes = List.copyOf(holes);
    }

    /**
     * After one more poll.
     *
     * @param before what the polls before it proved, where nothing is known of what they were answered for
     * @param horizon whose buckets and those before it are not known any more
     */
    AnsweredTime after(long before, PollEnd end, long horizon) {
        long last = equals(NONE) ? before : to;
        long now = Math.max(last, secondOf(end.startedAt()));
        List<TimeRange> left = upTo(now, last);
        for (TimeRange answered : end.answered()) {
            left = left.stream().flatMap(hole -> hole.minus(answered).stream()).toList();
        }
        return new AnsweredTime(
                now,
                left.stream()
                        .filter(hole -> !hole.isEmpty() && hole.to() > horizon)
                        .toList());
    }

    /** The holes with all that has come since the last poll: it is one with the hole right before it. */
    private List<TimeRange> upTo(long now, long last) {
        long from = holes.stream()
                .filter(hole -> hole.to() == last)
                .mapToLong(TimeRange::from)
                .reduce(last, Math::min);
        Stream<TimeRange> earlier = holes.stream().filter(hole -> hole.to() < last);
        return Stream.concat(earlier, Stream.of(new TimeRange(from, now))).toList();
    }

    /** The same without what polls said of a time that had not come yet. */
    AnsweredTime backTo(long second) {
        return new AnsweredTime(
                Math.min(to, second),
                holes.stream()
                        .map(hole -> hole.before(second))
                        .filter(hole -> !hole.isEmpty())
                        .toList());
    }

    /**
     * Begin of the first hole that a later poll has filled, or a part of it; the given second if none was.
     *
     * @param horizon whose buckets and those before it are not known any more: what is a hole no longer for that reason
     *     was not filled
     */
    long filledFrom(AnsweredTime later, long horizon, long second) {
        return holes.stream()
                .filter(hole -> hole.to() > horizon)
                .filter(hole ->
                        later.holes.stream().noneMatch(left -> hole.minus(left).isEmpty()))
                .mapToLong(TimeRange::from)
                .reduce(second, Math::min);
    }

    /** Seconds of a time that is over of which polls were answered. */
    int within(TimeRange time) {
        long missed = holes.stream().mapToLong(time::shared).sum();
        return (int) Math.max(0, time.to() - time.from() - missed);
    }
}
