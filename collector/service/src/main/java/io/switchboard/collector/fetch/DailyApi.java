package io.switchboard.collector.fetch;

import io.switchboard.collector.snapshot.RequestedRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** An API that is asked day by day. */
public interface DailyApi extends PolledApi {

    /** Which days are asked for. */
    DayRequests days();

    /** What is asked of a day. */
    ApiRequest question(LocalDate day);

    /**
     * What is asked of the rest of a day.
     *
     * @param reached where an earlier poll was cut off, as its paging says; 0 if none was
     */
    default ApiRequest question(LocalDate day, int reached) {
        return question(day);
    }

    @Override
    default List<ApiRequest> questions(FetchContext moment) {
        return days().open(moment).stream()
                .map(day -> question(day, moment.reached(days().time(day))))
                .toList();
    }

    @Override
    default BackfillSupport past(RequestedRange range, Instant now) {
        return new BackfillSupport.BackfillSupported(
                days().of(range).stream().map(this::question).toList());
    }

    @Override
    default Optional<Duration> memory() {
        return Optional.of(DayRequests.MEMORY);
    }

    @Override
    default Optional<ZoneId> zone() {
        return Optional.of(days().zone());
    }
}
