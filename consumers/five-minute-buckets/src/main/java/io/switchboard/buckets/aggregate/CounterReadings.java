package io.switchboard.buckets.aggregate;

import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.CountedDays;
import io.switchboard.buckets.extract.Measurement;
import io.switchboard.buckets.extract.MetricValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * All that one poll shows of rows that count: a reset is known by what falls together. What the vendor gives in one row
 * is judged as one, whatever buckets it is for.
 */
final class CounterReadings {
    private final Consumer<BiConsumer<String, DayCounter>> stored;
    private final AccountDays days;
    private final boolean allSeen;
    private final List<CounterReading> list = new ArrayList<>();
    private final Map<String, CounterEvidence> evidence = new HashMap<>();
    private final Map<CountedDays, OtherCounters> others = new HashMap<>();

    /**
     * What is known of all agents' rows of the same days.
     *
     * @param counting how many have counted something, of those that the poll has shown
     * @param spared which of them have not fallen
     */
    private record OtherCounters(int counting, Set<String> spared) {}

    /**
     * @param stored passes on all rows that are known of the account
     * @param allSeen whether a row of which the poll says nothing was shown as it was; if not, it may be missing
     */
    CounterReadings(Consumer<BiConsumer<String, DayCounter>> stored, AccountDays days, boolean allSeen) {
        this.stored = stored;
        this.days = days;
        this.allSeen = allSeen;
    }

    void add(CounterReading reading) {
        list.add(reading);
        CounterEvidence own = reading.isGone() ? CounterEvidence.NONE : reading.evidence(days);
        evidence.merge(vendorRow(reading), own, CounterEvidence::and);
    }

    /** In the order in which they were added. */
    List<CounterReading> list() {
        return list;
    }

    /** All readings must have been added. */
    CounterChange judge(CounterReading reading) {
        if (reading.isGone()) {
            return CounterChange.UNKNOWN;
        }
        CounterEvidence own = evidenceOf(reading);
        if (reading.rolled()) {
            return own.judgeNewDay();
        }
        CounterChange alone = own.judge();
        return alone == CounterChange.UNKNOWN && reading.isOfAgent() && fallsWithOthers(reading)
                ? CounterChange.RESET
                : alone;
    }

    /** What the growth is counted from. Of a new day, those counters that were not reset for it count on. */
    MetricValues base(CounterReading reading, CounterChange change) {
        if (change.beginsAgain()) {
            return reading.rolled() ? reading.carriedOver(days) : MetricValues.NONE;
        }
        return reading.before();
    }

    private boolean fallsWithOthers(CounterReading reading) {
        OtherCounters all = othersOf(reading);
        return all.counting > 1 && all.spared.isEmpty();
    }

    private OtherCounters othersOf(CounterReading reading) {
        return others.computeIfAbsent(new CountedDays(reading.first(), reading.last()), this::lookAtOthers);
    }

    private OtherCounters lookAtOthers(CountedDays same) {
        Map<String, CounterReading> shown = new HashMap<>();
        list.forEach(each -> shown.put(DayCounterUpdates.rowOf(each.told()), each));
        Set<String> counting = new HashSet<>();
        stored.accept((row, known) -> {
            boolean sameDays = known.first() == same.first() && known.last() == same.last();
            CounterReading reading = shown.get(row);
            boolean isThere = reading == null ? allSeen && !known.isGone() : !reading.isGone();
            if (sameDays
                    && isThere
                    && DayCounterUpdates.isOfAgent(row)
                    && known.counted().hasAmounts()) {
                counting.add(row);
            }
        });
        Set<String> spared = new HashSet<>(counting);
        spared.removeIf(row -> {
            CounterReading reading = shown.get(row);
            return reading != null && evidenceOf(reading).mayBeReset();
        });
        return new OtherCounters(counting.size(), spared);
    }

    private CounterEvidence evidenceOf(CounterReading reading) {
        return Objects.requireNonNull(evidence.get(vendorRow(reading)));
    }

    /** A campaign's and its queues' counters are one row of the vendor's. */
    private static String vendorRow(CounterReading reading) {
        Measurement.CountMeasurement.CountSubject subject = reading.told().subject();
        BucketSubject thing = subject.thing();
        return reading.isOfAgent() ? subject.row() : thing.last();
    }
}
