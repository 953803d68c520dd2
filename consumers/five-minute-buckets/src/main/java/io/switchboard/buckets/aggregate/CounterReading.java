package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.timeline.BucketGrid.WIDTH_SEC;
import static io.switchboard.buckets.timeline.BucketGrid.secondOf;

import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.Measurement;
import io.switchboard.buckets.extract.MetricValues;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a poll shows of a row that counts, beside what was known of it. Pure.
 *
 * @param first the first day that the row counts now, as an epoch day
 * @param last the last
 * @param rolled whether what was known was counted for an earlier day
 * @param before what was known; nothing of a row that is seen for the first time
 * @param since from when on that was counted, epoch second
 * @param lookedAt when the row was last shown so, or known to be so; epoch second, 0 if nobody has looked before
 */
record CounterReading(
        Measurement.CountMeasurement told,
        long first,
        long last,
        boolean rolled,
        MetricValues before,
        long since,
        long lookedAt) {

    static CounterReading of(Measurement.CountMeasurement told, @Nullable DayCounter known, AccountDays days) {
        boolean today = told.days().isToday();
        long first = today ? DayCounter.dayOf(told, known, days) : told.days().first();
        long last = today ? first : told.days().last();
        long notBefore = secondOf(told.window().notBefore());
        if (known != null) {
            long since = known.since() > 0 ? known.since() : days.startOf(known.first());
            long counted = known.hidden().unread().isEmpty() ? known.filledTo() - WIDTH_SEC : since;
            long looked = known.isGone() ? known.hidden().goneFrom() : notBefore > 0 ? notBefore : counted;
            return new CounterReading(told, first, last, known.first() != first, known.counted(), since, looked);
        }
        MetricValues before = told.before();
        if (before == null) {
            return new CounterReading(told, first, last, false, MetricValues.NONE, days.startOf(first), notBefore);
        }
        long day = today ? days.dayOf(told.window().notBefore()) : first;
        return new CounterReading(told, first, last, day != first, before, days.startOf(day), notBefore);
    }

    boolean isGone() {
        return told.after().isEmpty() && told.unread().isEmpty();
    }

    /** Whether the row is there, and nothing of what it counts can be read. */
    boolean isAllUnread() {
        return told.after().isEmpty() && !isGone();
    }

    /** Whether one person's time is counted, of which no more can pass than passes on the clock. */
    boolean isOfAgent() {
        return told.subject().thing().kind() == BucketSubject.SubjectKind.AGENT;
    }

    /** Whether it counts days that were over when it was last shown: what it grows by may be of any time of theirs. */
    boolean isLate(AccountDays days) {
        return lookedAt >= days.startOf(last + 1);
    }

    /** Epoch second. */
    long observedAt() {
        return secondOf(told.window().observedAt());
    }

    /** What speaks for and against a reset. */
    CounterEvidence evidence(AccountDays days) {
        CounterEvidence.CountedTime time = time(days);
        CounterEvidence all = CounterEvidence.NONE;
        for (Map.Entry<String, Long> each : before.amounts().entrySet()) {
            Long now = told.after().amounts().get(each.getKey());
            if (now != null && each.getValue() > 0) {
                all = all.and(CounterEvidence.of(each.getKey(), each.getValue(), now, time));
            }
        }
        return all;
    }

    /** What was counted by those counters that have not begun again for a new day. */
    MetricValues carriedOver(AccountDays days) {
        CounterEvidence.CountedTime time = time(days);
        Map<String, Long> carried = new HashMap<>(before.amounts());
        carried.entrySet().removeIf(each -> {
            long now = told.after().amount(each.getKey());
            return !CounterEvidence.of(each.getKey(), each.getValue(), now, time)
                    .refuted();
        });
        return MetricValues.of(carried);
    }

    /** From when on the row counts what it shows after the change. */
    long sinceAfter(CounterChange change, AccountDays days, long bucketStart) {
        return switch (change) {
            case RESET -> rolled ? days.startOf(first) : Math.min(lookedAt, bucketStart);
            case GROWN ->
                before.hasAmounts() || lookedAt == 0 ? since : Math.min(Math.max(lookedAt, since), bucketStart);
            case TAKEN_FOR_RESET, CORRECTED, UNKNOWN -> since;
        };
    }

    /**
     * What is counted once the change is. A row that is gone says nothing: its day may have been worked all the same.
     */
    MetricValues counted(CounterChange change) {
        if (isGone()) {
            return before;
        }
        // What was read before a reset says nothing of what is counted since.
        MetricValues kept = change.beginsAgain() ? before.without(told.unread()) : before;
        return kept.with(told.after());
    }

    /**
     * Seconds in which the growth may lie, if they are more than a bucket's, else 0. All of the counter's time where
     * some may have been counted before it was reset, or for the day before, or is given for the first time, or after
     * its days were over; at least as many as an agent's own seconds are more.
     */
    long width(CounterChange change, MetricValues growth, AccountDays days, long bucket) {
        if (!growth.hasAmounts() && !leavesOpen(change)) {
            return 0;
        }
        if (isLate(days)) {
            // A row that does not say its day is at most a little behind midnight.
            return told.days().isToday() ? observedAt() - (bucket - WIDTH_SEC) : days.startOf(last + 1) - since;
        }
        long to = Math.min(bucket, observedAt());
        boolean begins = !isNew()
                && told.after().amounts().keySet().stream()
                        .anyMatch(name -> !before.amounts().containsKey(name) && growth.amount(name) != 0);
        long from = rolled ? lookedAt : Math.max(lookedAt, days.startOf(first));
        boolean byMidnight = lookedAt <= days.startOf(first) + DayCounter.MIDNIGHT.toSeconds();
        if (begins || change == CounterChange.TAKEN_FOR_RESET || (leavesOpen(change) && !byMidnight)) {
            from = Math.min(from, since);
        }
        long own = isOfAgent() ? CounterEvidence.secondsOf(growth) : 0;
        boolean tooMuch = lookedAt > 0 && own > observedAt() - lookedAt + CounterEvidence.SLACK_SEC;
        long width = tooMuch ? Math.max(to - from, own) : to - from;
        return width > WIDTH_SEC ? width : 0;
    }

    /** Whether there may be amounts, of between two polls or of since the reset, that no bucket has. */
    boolean leavesOpen(CounterChange change) {
        return change == CounterChange.UNKNOWN || (change == CounterChange.RESET && !rolled);
    }

    private boolean isNew() {
        return before.isEmpty();
    }

    /** A day that is over counts no more: what a reset leaves of it has been counted before its end. */
    private CounterEvidence.CountedTime time(AccountDays days) {
        long begin = Math.max(lookedAt, rolled ? days.startOf(first) : since);
        long end = told.days().isToday() ? observedAt() : Math.min(observedAt(), days.startOf(last + 1));
        boolean watched = observedAt() - lookedAt <= WIDTH_SEC;
        return new CounterEvidence.CountedTime(end - begin, Math.max(0, lookedAt - since), isOfAgent(), watched);
    }
}
