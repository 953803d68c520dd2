package io.switchboard.consumer.whole;

import io.switchboard.Outcome;
import io.switchboard.Poll;

/**
 * The END of a poll, as far as the buckets need it. Instants are epoch milliseconds.
 *
 * @param sequence number of the poll
 * @param startedAt when the request was sent
 * @param completedAt when the answer had been read or the poll was given up
 * @param shows whether the poll showed the account's agents at all
 * @param complete whether it showed every agent there is, so that silence about one means no change
 * @param changes how many events the poll made
 */
public record End(long sequence, long startedAt, long completedAt, boolean shows, boolean complete, int changes) {

    static End from(Poll poll) {
        boolean complete = poll.getOutcome() == Outcome.COMPLETE;
        return new End(
                poll.getSequence(),
                poll.getStartedAt().toEpochMilli(),
                poll.getCompletedAt().toEpochMilli(),
                complete || poll.getOutcome() == Outcome.PARTIAL,
                complete,
                poll.getCreated() + poll.getUpdated() + poll.getDeleted());
    }
}
