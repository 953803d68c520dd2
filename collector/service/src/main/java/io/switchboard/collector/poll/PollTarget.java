package io.switchboard.collector.poll;

import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is polled: one API for one account.
 *
 * @param account name of the account
 * @param api the API, as the configuration's datasets name it
 * @param datasets what an answer reports, in the decoder's order
 * @param every from the start of one poll to the start of the next
 * @param timeout for a whole poll
 * @param calendar whose days it counts, and for how long it remembers them
 */
public record PollTarget(
        String account,
        String api,
        List<Dataset<?, ?, ?>> datasets,
        Duration every,
        Duration timeout,
        AbsencePolicy absence,
        DayWindow calendar) {
    public PollTarget {
        datasets = List.copyOf(datasets);
    }

    /** account/api */
    public String name() {
        return account + "/" + api;
    }

    /** The same target with rows that may be asked for for so long after their time. */
    public PollTarget remembering(Duration time) {
        return new PollTarget(account, api, datasets, every, timeout, absence, calendar.remembering(time));
    }

    /** Rows whose time ended before it are never asked for again by a poll of this moment or a later one. */
    public Instant horizon(FetchContext moment) {
        return calendar.memory().map(time -> moment.since().minus(time)).orElse(Instant.MIN);
    }
}
