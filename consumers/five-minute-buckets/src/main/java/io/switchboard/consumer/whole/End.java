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
 * @param changes how many events the poll made
 * @param zone of the account's days; null where no days matter
 */
public record End(
        Series series,
        long sequence,
        long startedAt,
        long completedAt,
        Shown shown,
        int changes,
        @Nullable String zone) {

    /** How much of what there is a poll showed. */
    public enum Shown {
        /** It failed. */
        NOTHING,
        /** Silence about a row does not mean that it has not changed. */
        SOME,
        /** Every row. */
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
                poll.getCreated() + poll.getUpdated() + poll.getDeleted(),
                poll.getTimeZone());
    }

    /** Whether silence about a row means that it has not changed. */
    public boolean isComplete() {
        return shown == Shown.ALL;
    }
}
