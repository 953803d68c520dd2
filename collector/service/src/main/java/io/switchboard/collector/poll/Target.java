package io.switchboard.collector.poll;

import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.util.List;

/**
 * What is polled: one API for one account.
 *
 * @param account name of the account
 * @param api the API, as the configuration's datasets name it
 * @param datasets what an answer tells of, in the decoder's order
 * @param every from the start of one poll to the start of the next
 * @param timeout for a whole poll
 */
public record Target(
        String account,
        String api,
        List<Dataset<?, ?, ?>> datasets,
        Duration every,
        Duration timeout,
        AbsencePolicy absence) {
    public Target {
        datasets = List.copyOf(datasets);
    }

    /** account/api */
    public String name() {
        return account + "/" + api;
    }

    /** Identity of one of the target's polls. */
    public String pollId(long sequence) {
        return name() + "#" + sequence;
    }
}
