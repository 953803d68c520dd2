package io.switchboard.consumer.whole;

import io.switchboard.Poll;
import org.jspecify.annotations.Nullable;

/**
 * The END of a poll, as far as the buckets need it. Instants are epoch milliseconds.
 *
 * @param sequence number of the poll
 * @param startedAt when the request was sent
 * @param completedAt when the answer had been read or the poll was given up
 * @param shown how much of what there is the poll showed
 * @param allSeenAt start of the last poll by which every row had been seen that is not believed gone; 0 if nobody knows
 * @param changes how many events the poll made
 * @param zone of the account's days; null where no days matter
 */
public record End(
        Series series,
        long sequence,
        long startedAt,
        long completedAt,
        Shown shown,
        long allSeenAt,
        int changes,
        @Nullable String zone) {

    /** How much of what there is a poll showed. */
    public enum Shown {
        /** It failed. */
        NOTHING,
        /** There may be rows that it did not show. */
        SOME,
        /** Whatever there is: a row that it does not show is not there, or a later poll will say so. */
        ALL
    }

    static End from(Poll poll) {
        return new End(
                new Series(poll.getAccount(), poll.getDataset(), poll.getOrigin()),
                poll.getSequence(),
                poll.getStartedAt().toEpochMilli(),
                poll.getCompletedAt().toEpochMilli(),
                switch (poll.getOutcome()) {
                    case COMPLETE -> Shown.ALL;
                    case PARTIAL -> Shown.SOME;
                    case THROTTLED, REFUSED, UNREACHABLE, MALFORMED -> Shown.NOTHING;
                },
                poll.getAllSeenAt() == null ? 0 : poll.getAllSeenAt().toEpochMilli(),
                poll.getCreated() + poll.getUpdated() + poll.getDeleted(),
                poll.getTimeZone());
    }

    /** Whether a row that was not known would have been shown. */
    public boolean isComplete() {
        return shown == Shown.ALL;
    }

    /**
     * Up to when silence about a row that is known means that it has not changed: a poll says nothing of rows it lacks.
     */
    public long provenTo() {
        return Math.min(startedAt, allSeenAt);
    }
}
