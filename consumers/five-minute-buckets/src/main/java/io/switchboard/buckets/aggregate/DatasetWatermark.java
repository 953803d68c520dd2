package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.timeline.BucketGrid.WIDTH_SEC;
import static io.switchboard.buckets.timeline.BucketGrid.secondOf;

import io.switchboard.buckets.assemble.PollEnd;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How far the live polls of one dataset of an account have come. Epoch seconds, 0 before the first.
 *
 * @param watchedFrom since when polls have shown rows without a gap
 * @param lastShown start of the last poll that showed rows
 * @param lastComplete start of the last poll that would have shown a row that was not known
 * @param provenTo up to when silence about a known row means that it has not changed
 * @param passed completion of the last poll, however it ended
 * @param leftAt when the account's other polls had first left it further behind than anybody waits for; 0 if they have
 *     not, -1 once the dataset has been retired
 * @param gaps in what is proven, as long as buckets may be corrected, the earliest first; all before the first poll is
 *     one
 */
record DatasetWatermark(
        long watchedFrom,
        long lastShown,
        long lastComplete,
        long provenTo,
        long passed,
        long leftAt,
        List<PollGap> gaps) {
    static final DatasetWatermark NONE = new DatasetWatermark(0, 0, 0, 0, 0, 0, List.of());

    /** An hour, if the configuration says nothing. */
    private static final int LAGS_UNTIL_LEFT = 6;

    private static final long RETIRED = -1;

    DatasetWatermark {
        // What an older version stored has none.
        gaps = List.copyOf(Objects.requireNonNullElse(gaps, List.of()));
    }

    /** The clock after one more poll. Time passes with every poll record; a poll that failed shows nothing. */
    DatasetWatermark after(PollEnd end, BucketRules rules) {
        long now = Math.max(passed, secondOf(end.completedAt()));
        if (end.isRetired()) {
            return new DatasetWatermark(watchedFrom, lastShown, lastComplete, provenTo, now, RETIRED, gaps);
        }
        if (end.shown() == PollEnd.ShownRows.NOTHING) {
            return new DatasetWatermark(watchedFrom, lastShown, lastComplete, provenTo, now, 0, gaps);
        }
        long started = secondOf(end.startedAt());
        boolean gap = lastShown == 0 || started - lastShown > rules.maxGap().toSeconds();
        long proven = Math.max(provenTo, secondOf(end.provenTo()));
        return new DatasetWatermark(
                gap ? started : watchedFrom,
                Math.max(lastShown, started),
                end.isComplete() ? Math.max(lastComplete, started) : lastComplete,
                proven,
                now,
                0,
                gapsUpTo(proven, started - rules.correctionWindow().toSeconds()));
    }

    /**
     * The clock once another dataset's poll has ended: nobody waits for this one any longer than {@code max-lag}, and
     * once it has been behind for six times as long, it is taken for one that is not polled any more.
     *
     * @param newest completion of the account's last poll
     */
    DatasetWatermark besides(long newest, BucketRules rules) {
        if (isRetired()) {
            return this;
        }
        boolean isLeft = newest - passed > rules.maxLag().toSeconds();
        long left = isLeft ? (leftAt == 0 ? newest : leftAt) : 0;
        return left == leftAt
                ? this
                : new DatasetWatermark(watchedFrom, lastShown, lastComplete, provenTo, passed, left, gaps);
    }

    /** Whether its last poll record said that there are no more. */
    boolean isRetired() {
        return leftAt == RETIRED;
    }

    /** Whether buckets wait for the dataset's polls: not if the others have gone on without it for long. */
    boolean isPolled(long newest, BucketRules rules) {
        return !isRetired()
                && (leftAt == 0
                        || newest - leftAt <= LAGS_UNTIL_LEFT * rules.maxLag().toSeconds());
    }

    /** Whether a poll ended before one that was made earlier: the clock that timed that one ran ahead. */
    boolean isSetBackBy(PollEnd end) {
        return secondOf(end.completedAt()) < passed;
    }

    /**
     * The clock without what polls said of a time that had not come yet. Where they skipped the second, the last poll
     * before the gap is the last that is believed.
     */
    DatasetWatermark backTo(long second) {
        long proven = provenBefore(second);
        return new DatasetWatermark(
                Math.min(watchedFrom, proven),
                Math.min(lastShown, proven),
                Math.min(lastComplete, proven),
                Math.min(provenTo, proven),
                Math.min(passed, second),
                0,
                gaps.stream().filter(gap -> gap.to() < second).toList());
    }

    /** The second, or the begin of the gap that it lies in. */
    long provenBefore(long second) {
        return gaps.stream()
                .filter(gap -> gap.spans(second))
                .map(PollGap::from)
                .findFirst()
                .orElse(second);
    }

    private List<PollGap> gapsUpTo(long proven, long horizon) {
        if (proven - provenTo <= WIDTH_SEC) {
            return gaps;
        }
        return Stream.concat(gaps.stream(), Stream.of(new PollGap(provenTo, proven)))
                .filter(gap -> gap.to() > horizon)
                .toList();
    }

    /** Whether the bucket with this end had a poll in it, or was too short a time without one. */
    boolean hasSeen(long end) {
        return gaps.stream().noneMatch(gap -> gap.covers(end - WIDTH_SEC, end));
    }

    /** Whether nobody looked at the second, nor shortly before or behind it. */
    boolean missed(long second) {
        return gaps.stream().anyMatch(gap -> gap.spans(second));
    }

    /** Seconds of a time that polls have watched so far. */
    int watched(long from, long to) {
        long last = Math.min(to, provenTo);
        long missed = gaps.stream().mapToLong(gap -> gap.within(from, last)).sum();
        return (int) Math.max(0, last - from - missed);
    }
}
