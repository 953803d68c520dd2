package io.switchboard.endtoend;

import static io.switchboard.endtoend.RecordedDay.END;
import static io.switchboard.endtoend.RecordedDay.TOPICS;
import static io.switchboard.endtoend.RecordedDay.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.AgentBucket;
import io.switchboard.Poll;
import io.switchboard.StatusChange;
import io.switchboard.topic.Dataset;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the topics say of {@link RecordedDay a day}, against what really happened. */
@ExtendWith(RecordedDay.Resolver.class)
@Isolated("lives in simulated time")
@Timeout(1_800)
class SimulatedDayIT {
    /** A whole day takes a while to be computed. */
    private static final int INTERLEAVINGS = RecordedDay.WHOLE_DAY ? 2 : 20;

    private final RecordedDay day;
    private final TopicReader reader;
    private final VendorsSay vendors;

    SimulatedDayIT(RecordedDay day) {
        this.day = day;
        this.reader = day.reader();
        this.vendors = day.vendors();
    }

    @ParameterizedTest
    @MethodSource("io.switchboard.topic.Dataset#all")
    void shouldTellEachChangeOnceAndInOrder(Dataset<?, ?, ?> dataset) {
        var chain = ChangeChain.read(reader, TOPICS, dataset);
        chain.verify();
        assertThat(chain.events()).isNotEmpty();
    }

    @Test
    void shouldTellConvososStatusesAsFarAsPollsCanTell() {
        List<Poll> polls = reader.values(TOPICS.polls());
        MonitorTruth truth = MonitorTruth.of(day.centre(), day.from(), END, polls, 4);
        assertThat(truth.verifyChanges(changesOf("convoso")))
                .as("transitions that outlast a poll")
                .isGreaterThan(50);
        assertThat(truth.verifyBuckets(bucketsOf("convoso"))).as("buckets").isGreaterThan(150);
    }

    @Test
    void shouldSumUpToTheVendorsTotalsOfTheDay() throws Exception {
        DayOfTruth days = new DayOfTruth(reader, TOPICS, vendors, day.centre());
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
        IntervalsOfTruth intervals = new IntervalsOfTruth(reader, TOPICS, vendors, day.centre(), day.from(), END);
        intervals.verifyVolume();
        intervals.verifyConversations();
    }

    @Test
    void shouldTellKoresStatusesToTheSecond() throws Exception {
        KoreTruth truth = KoreTruth.of(segments(), day.from(), END);
        truth.verifyBuckets(bucketsOf("kore"));
        truth.verifyChanges(changesOf("kore"));
    }

    @Test
    void shouldComputeTheSameInWhateverOrderTheTopicsAreRead() {
        List<Long> seeds =
                new Random(RecordedDay.SEED).longs(INTERLEAVINGS).boxed().toList();
        RecordedRun.of(day.stack(), TOPICS).verify(seeds);
    }

    private List<AgentBucket> bucketsOf(String vendor) {
        return reader.latest(TOPICS.agentBuckets()).values().stream()
                .filter(bucket -> bucket.getVendor().equals(vendor))
                .toList();
    }

    private List<StatusChange> changesOf(String vendor) {
        return reader.values(TOPICS.statusChanges()).stream()
                .filter(change -> change.getVendor().equals(vendor))
                .toList();
    }

    private Map<String, String> segments() throws Exception {
        LocalDate first = LocalDate.ofInstant(day.from(), ZoneOffset.UTC).minusDays(1);
        LocalDate last = LocalDate.ofInstant(END, ZoneOffset.UTC);
        Map<String, String> segments = new TreeMap<>();
        for (LocalDate date : first.datesUntil(last.plusDays(1)).toList()) {
            segments.putAll(vendors.segments(date));
        }
        return segments;
    }
}
