package io.switchboard.buckets.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A timeframe's intervals, each with what its buckets add up to.
 *
 * @param frames the intervals, in the order of time
 * @param tallies of each
 */
record TimeframeIntervals(List<Timeframe> frames, List<ConversationTotals> tallies) {
    TimeframeIntervals {
        frames = List.copyOf(frames);
        tallies = List.copyOf(tallies);
    }

    /** Nothing yet. All are as wide as that, but for the first one, which has what is left over. */
    static TimeframeIntervals of(Timeframe whole, Duration width) {
        List<Timeframe> frames = whole.split(width);
        return new TimeframeIntervals(
                frames,
                Stream.generate(ConversationTotals::new).limit(frames.size()).toList());
    }

    /** The tally of the interval that a bucket belongs to by its end. */
    ConversationTotals at(Instant bucketEnd) {
        Timeframe last = frames.getLast();
        Duration width = Duration.between(last.start(), last.end());
        int fromLast = (int) Duration.between(bucketEnd, last.end()).dividedBy(width);
        return tallies.get(frames.size() - 1 - fromLast);
    }

    /** What all of them add up to. */
    ConversationTotals sum() {
        ConversationTotals sum = new ConversationTotals();
        tallies.forEach(sum::add);
        return sum;
    }
}
