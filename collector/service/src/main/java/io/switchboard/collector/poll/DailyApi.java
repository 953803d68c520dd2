package io.switchboard.collector.poll;

import io.switchboard.collector.snapshot.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** An API that is asked day by day. */
public interface DailyApi extends Api {

    /** Which days are asked for. */
    Days days();

    /** What is asked of a day. */
    Question question(LocalDate day);

    /**
     * What is asked of the rest of a day.
     *
     * @param reached where an earlier poll was cut off, as its paging says; 0 if none was
     */
    default Question question(LocalDate day, int reached) {
        return question(day);
    }

    @Override
    default List<Question> questions(Moment moment) {
        return days().open(moment).stream()
                .map(day -> question(day, moment.reached(days().time(day))))
                .toList();
    }

    @Override
    default Past past(Scope range, Instant now) {
        return new Past.Told(days().of(range).stream().map(this::question).toList());
    }

    @Override
    default Optional<Duration> memory() {
        return Optional.of(Days.MEMORY);
    }

    @Override
    default Optional<ZoneId> zone() {
        return Optional.of(days().zone());
    }
}
