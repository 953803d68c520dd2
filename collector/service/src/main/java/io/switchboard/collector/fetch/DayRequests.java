package io.switchboard.collector.fetch;

import io.switchboard.collector.snapshot.RequestedRange;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * Which days to ask an API for that reports days: today; the day before until it has settled, for vendors correct what
 * they reported; and what was missed since the last poll that read all.
 */
public final class DayRequests {

    /** How long after its day a row may still be asked for: the day before, in whichever zone. */
    public static final Duration MEMORY = Duration.ofDays(3);

    /** What was missed for longer is for a backfill. */
    private static final int MOST_DAYS_BACK = 31;

    private final ZoneId zone;
    private final Duration settle;
    private final Function<LocalDate, RequestedRange> scope;

    /**
     * @param zone whose days they are
     * @param settle how long a day's answer must have been the same
     * @param scope the rows of a day
     */
    public DayRequests(ZoneId zone, Duration settle, Function<LocalDate, RequestedRange> scope) {
        this.zone = zone;
        this.settle = settle;
        this.scope = scope;
    }

    /** The time from one midnight of a zone to the next. */
    public static RequestedRange of(LocalDate day, ZoneId zone) {
        return new RequestedRange(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    public ZoneId zone() {
        return zone;
    }

    /** The time of a day, which is over with the vendor's midnight, wherever its scope ends. */
    public RequestedTime time(LocalDate day) {
        RequestedRange rows = scope.apply(day);
        return new RequestedTime(rows, rows, of(day, zone).to());
    }

    /**
     * The days that are due, today first, then what was missed, the oldest first. A day of which the last answer was
     * news, or lacked something, is due until two answers agree.
     */
    public List<LocalDate> open(FetchContext moment) {
        LocalDate today = LocalDate.ofInstant(moment.now(), zone);
        // The day before was perhaps not settled when the last poll read all.
        LocalDate unread = LocalDate.ofInstant(moment.since(), zone).minusDays(1);
        LocalDate unconfirmed = LocalDate.ofInstant(moment.from(moment.since()), zone);
        LocalDate first = unconfirmed.isBefore(unread) ? unconfirmed : unread;
        LocalDate oldest = today.minusDays(MOST_DAYS_BACK);
        List<LocalDate> before = (first.isBefore(oldest) ? oldest : first)
                .datesUntil(today)
                .filter(day -> isDue(day, today, moment))
                .toList();
        return moment.inTurn(today, before, this::time);
    }

    /** The day before is due until it has settled, those before it until they have been read once since. */
    private boolean isDue(LocalDate day, LocalDate today, FetchContext moment) {
        RequestedTime time = time(day);
        ResponseHistory history = moment.history(time);
        return !history.isGivenUp()
                && !history.isSettled(time.end(), settle)
                && (day.equals(today.minusDays(1)) || !moment.isRead(time));
    }

    /** The days that a range touches, the earliest first. */
    public List<LocalDate> of(RequestedRange range) {
        LocalDate first = LocalDate.ofInstant(range.from(), zone);
        LocalDate last = LocalDate.ofInstant(range.to().minusNanos(1), zone);
        return first.datesUntil(last.plusDays(1)).toList();
    }
}
