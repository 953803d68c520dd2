package io.switchboard.endtoend;

import static io.switchboard.endtoend.RecordedDay.END;
import static io.switchboard.endtoend.RecordedDay.TOPICS;
import static io.switchboard.endtoend.RecordedDay.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What the topics say of {@link RecordedDay a day}, against what really happened. */
@ExtendWith(RecordedDay.Resolver.class)
@Isolated("lives in simulated time")
@Timeout(1_800)
class SimulatedDayIT {
    /** A whole day takes a while to be computed. */
    private static final int INTERLEAVINGS = RecordedDay.WHOLE_DAY ? 2 : 20;

    private final RecordedDay day;
    private final ChainOfTruth chain;

    SimulatedDayIT(RecordedDay day) {
        this.day = day;
        this.chain = day.chain();
    }

    @Test
    void shouldTellEachChangeOnceAndInOrder() {
        chain.verifyChanges();
    }

    @Test
    void shouldTellConvososStatusesAsFarAsPollsCanTell() {
        MonitorTruth truth = chain.monitor(day.from(), END);
        assertThat(truth.verifyChanges(chain.changesOf("convoso")))
                .as("transitions that outlast a poll")
                .isGreaterThan(truth.fewestChanges());
        assertThat(truth.verifyBuckets(chain.bucketsOf("convoso")))
                .as("buckets")
                .isGreaterThan(truth.fewestBuckets());
    }

    @Test
    void shouldSumUpToTheVendorsTotalsOfTheDay() throws Exception {
        DayOfTruth days = new DayOfTruth(day.reader(), TOPICS, day.vendors(), day.centre());
        LocalDate last = LocalDate.ofInstant(END, ZONE);
        List<LocalDate> over =
                LocalDate.ofInstant(day.from(), ZONE).datesUntil(last).toList();
        assertThat(over).isNotEmpty();
        for (LocalDate date : over) {
            days.verifyAgents(date);
            days.verifyCallsOfDayOver(date);
        }
        days.verifyCallsSoFar(last);
    }

    @Test
    void shouldTellIntervalsAsTheVendorsDo() throws Exception {
        chain.verifyIntervals(day.from(), END);
    }

    @Test
    void shouldTellKoresStatusesToTheSecond() throws Exception {
        chain.verifySegments(day.from(), END);
    }

    @Test
    void shouldComputeTheSameInWhateverOrderTheTopicsAreRead() {
        List<Long> seeds =
                new Random(RecordedDay.SEED).longs(INTERLEAVINGS).boxed().toList();
        RecordedRun.of(day.stack(), TOPICS).verify(seeds);
    }
}
