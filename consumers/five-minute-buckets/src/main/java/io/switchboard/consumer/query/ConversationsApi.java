package io.switchboard.consumer.query;

import static io.switchboard.consumer.query.Timeframe.FIVE_MINUTES;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** {@code msgconversation}, for the accounts of every vendor. */
record ConversationsApi(BucketSource source, Owners owners, InstantSource clock) {
    /** What lies in memory at once. */
    private static final Duration SLICE = Duration.ofHours(1);

    /** Blocks while it reads. */
    Answer answer(String account, Asked asked) {
        Parameters parameters = Parameters.of(asked);
        return ConversationsQuery.read(parameters)
                .map(query -> owners.elsewhere(account)
                        .<Answer>map(Answer.Elsewhere::new)
                        .orElseGet(() -> answer(account, query)))
                .orElseGet(() -> new Answer.Refused(parameters.faults()));
    }

    private Answer answer(String account, ConversationsQuery query) {
        Timeframe whole = Timeframe.before(clock.instant(), query.timeframe());
        Duration width = query.interval()
                .map(ConversationsApi::wholeBuckets)
                .orElseGet(() -> Duration.between(whole.start(), whole.end()));
        Intervals intervals = Intervals.of(whole, width);
        Tally sum = gather(account, query, whole, intervals);
        return sum.isOf(VendorMetrics.LIVEPERSON) && !query.isNumeric()
                ? new Answer.Refused(List.of("skillIds and agentIds of a LivePerson account must be numbers, or all"))
                : new Answer.Json(new ConversationsAnswer(query, intervals, sum).parts());
    }

    private Tally gather(String account, ConversationsQuery query, Timeframe whole, Intervals into) {
        List<Timeframe> slices = whole.split(SLICE);
        boolean forAccount = query.isForAccount();
        if (forAccount || query.skills().isAsked()) {
            slices.forEach(slice -> source.queues(account, slice.start(), slice.end())
                    .forEach(row -> into.at(row.getBucketEnd()).add(row)));
        }
        if (query.skills().isAsked()) {
            slices.forEach(slice -> source.inSkills(account, slice.start(), slice.end())
                    .forEach(row -> into.at(row.bucket().getBucketEnd()).add(row)));
        }
        if (query.agents().isAsked() || (forAccount && !into.sum().hasTotal())) {
            slices.forEach(slice -> source.agents(account, slice.start(), slice.end())
                    .forEach(row -> into.at(row.getBucketEnd()).add(row)));
        }
        return into.sum();
    }

    private static Duration wholeBuckets(int minutes) {
        return FIVE_MINUTES.multipliedBy(Math.ceilDiv(minutes, (int) FIVE_MINUTES.toMinutes()));
    }
}
