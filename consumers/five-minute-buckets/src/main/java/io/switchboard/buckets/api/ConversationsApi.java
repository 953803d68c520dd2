package io.switchboard.buckets.api;

import static io.switchboard.buckets.api.Timeframe.FIVE_MINUTES;

import io.switchboard.platform.http.HttpProblem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** {@code msgconversation}, for the accounts of every vendor. */
record ConversationsApi(BucketSource source, InstantSource clock) {
    /** What lies in memory at once. */
    private static final Duration SLICE = Duration.ofHours(1);

    /**
     * Reads the store and returns the response.
     *
     * @throws HttpProblem 400 if LivePerson would not take the ids
     */
    JsonBody answer(String account, ConversationsQuery query) {
        Timeframe whole = Timeframe.before(clock.instant(), query.timeframe());
        Duration width = query.interval()
                .map(ConversationsApi::wholeBuckets)
                .orElseGet(() -> Duration.between(whole.start(), whole.end()));
        TimeframeIntervals intervals = TimeframeIntervals.of(whole, width);
        ConversationTotals sum = gather(account, query, whole, intervals);
        if (sum.isOf(VendorMetrics.LIVEPERSON) && !query.isNumeric()) {
            throw new HttpProblem(400, "skillIds and agentIds of a LivePerson account must be numbers, or all");
        }
        return new ConversationsJson(query, intervals, sum);
    }

    private ConversationTotals gather(
            String account, ConversationsQuery query, Timeframe whole, TimeframeIntervals into) {
        List<Timeframe> slices = whole.split(SLICE);
        boolean forAccount = query.isForAccount();
        if (forAccount || query.skills().isGiven()) {
            slices.forEach(slice -> source.queues(account, slice.start(), slice.end())
                    .forEach(row -> into.at(row.getBucketEnd()).add(row)));
        }
        if (query.skills().isGiven()) {
            slices.forEach(slice -> source.inSkills(account, slice.start(), slice.end())
                    .forEach(row -> into.at(row.bucket().getBucketEnd()).add(row)));
        }
        if (query.agents().isGiven() || (forAccount && !into.sum().hasTotal())) {
            slices.forEach(slice -> source.agents(account, slice.start(), slice.end())
                    .forEach(row -> into.at(row.getBucketEnd()).add(row)));
        }
        return into.sum();
    }

    private static Duration wholeBuckets(int minutes) {
        return FIVE_MINUTES.multipliedBy(Math.ceilDiv(minutes, (int) FIVE_MINUTES.toMinutes()));
    }
}
