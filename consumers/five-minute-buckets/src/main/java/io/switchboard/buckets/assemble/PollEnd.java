package io.switchboard.buckets.assemble;

import io.switchboard.Poll;
import io.switchboard.buckets.timeline.BucketGrid;
import io.switchboard.buckets.timeline.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A poll record, as far as the buckets need it. Instants are epoch milliseconds.
 *
 * @param sequence number of the poll
 * @param startedAt when the request was sent
 * @param completedAt when the answer had been read or the poll was given up
 * @param sight what it showed
 * @param changes how many events the poll made
 * @param zone of the account's days; null where no days matter
 */
public record PollEnd(
        PollSeries series,
        long sequence,
        long startedAt,
        long completedAt,
        PollSight sight,
        int changes,
        @Nullable String zone) {

    /** How much of what there is a poll showed. */
    public enum ShownRows {
        /** It failed. */
        NOTHING,
        /** There may be rows that it did not show. */
        SOME,
        /** Whatever there is: a row that it does not show is not there, or a later poll will say so. */
        ALL,
        /** Nothing: it is the last one of a dataset that is configured no more, and ends the rows that were left. */
        RETIRED
    }

    /**
     * What a poll showed.
     *
     * @param shown how much of what there is
     * @param provenTo up to when silence about a row that is known means that it has not changed, epoch milliseconds: a
     *     poll says nothing of rows that it lacked; 0 if nobody knows
     * @param askedFrom begin of the time that it asked for, epoch milliseconds: silence about a row whose time began
     *     before it means nothing; 0 if rows are of now
     * @param answered the times that it was answered for; if nobody said so, all that it asked for
     */
    public record PollSight(ShownRows shown, long provenTo, long askedFrom, List<TimeRange> answered) {
        static final PollSight NONE = new PollSight(ShownRows.NOTHING, 0, 0, List.of());

        public PollSight {
            // What an older version stored has none.
            answered = List.copyOf(Objects.requireNonNullElse(answered, askedSince(askedFrom)));
        }

        static PollSight of(Poll poll) {
            if (poll.getRetired()) {
                return new PollSight(ShownRows.RETIRED, 0, 0, List.of());
            }
            ShownRows shown = switch (poll.getOutcome()) {
                case COMPLETE -> ShownRows.ALL;
                case PARTIAL -> ShownRows.SOME;
                case THROTTLED, REFUSED, UNREACHABLE, MALFORMED -> ShownRows.NOTHING;
            };
            Instant allSeenAt = poll.getAllSeenAt();
            long started = poll.getStartedAt().toEpochMilli();
            long askedFrom =
                    poll.getAskedFrom() == null ? 0 : poll.getAskedFrom().toEpochMilli();
            return new PollSight(
                    shown,
                    allSeenAt == null ? 0 : Math.min(started, allSeenAt.toEpochMilli()),
                    askedFrom,
                    poll.getAnswered() == null ? askedSince(askedFrom) : times(poll.getAnswered()));
        }

        private static List<TimeRange> askedSince(long from) {
            return List.of(new TimeRange(BucketGrid.secondOf(from), Long.MAX_VALUE));
        }

        /** ISO 8601 intervals, as a poll record has them. */
        private static List<TimeRange> times(String intervals) {
            return intervals.isEmpty()
                    ? List.of()
                    : Stream.of(intervals.split(","))
                            .map(interval -> interval.split("/"))
                            .map(edges -> new TimeRange(second(edges[0]), second(edges[1])))
                            .toList();
        }

        private static long second(String time) {
            return Instant.parse(time).getEpochSecond();
        }
    }

    public PollEnd {
        // What an older version stored has none.
        sight = Objects.requireNonNullElse(sight, PollSight.NONE);
    }

    static PollEnd from(Poll poll) {
        return new PollEnd(
                new PollSeries(poll.getAccount(), poll.getDataset(), poll.getOrigin()),
                poll.getSequence(),
                poll.getStartedAt().toEpochMilli(),
                poll.getCompletedAt().toEpochMilli(),
                PollSight.of(poll),
                poll.getCreated() + poll.getUpdated() + poll.getDeleted(),
                poll.getTimeZone());
    }

    /** How much of what there is the poll showed. */
    public ShownRows shown() {
        return sight.shown;
    }

    /** Whether the dataset is polled no more, and its rows end because of that. */
    public boolean isRetired() {
        return shown() == ShownRows.RETIRED;
    }

    /** Whether a row that was not known would have been shown. */
    public boolean isComplete() {
        return shown() == ShownRows.ALL;
    }

    /** Up to when silence about a row that is known means that it has not changed. */
    public long provenTo() {
        return sight.provenTo;
    }

    /** The times that the poll was answered for. */
    public List<TimeRange> answered() {
        return sight.answered;
    }

    /** Begin of the time that the poll asked for: silence about a row whose time began before it means nothing. */
    public long askedFrom() {
        return sight.askedFrom;
    }
}
