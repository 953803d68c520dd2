package io.switchboard.endtoend.truth;

import static io.switchboard.endtoend.truth.RecordedDay.END;
import static io.switchboard.endtoend.truth.RecordedDay.TOPICS;
import static io.switchboard.endtoend.truth.RecordedDay.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Basis;
import io.switchboard.ChangeKind;
import io.switchboard.Poll;
import io.switchboard.StatusChange;
import io.switchboard.endtoend.truth.Incidents.Span;
import io.switchboard.simulator.contactcentre.StatusTransition;
import io.switchboard.simulator.liveperson.UnassignedConversations;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What the topics say of {@link RecordedDay a day}, against what really happened. */
@ExtendWith(RecordedDay.Resolver.class)
@Isolated("lives in simulated time")
@Timeout(1_800)
public class SimulatedDayIT {
    /** A whole day takes a while to be computed. */
    private static final int INTERLEAVINGS = RecordedDay.WHOLE_DAY ? 2 : 10;

    private static final int MANY = 30;

    private final RecordedDay day;
    private final ChainOfTruth chain;

    public SimulatedDayIT(RecordedDay day) {
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
    void shouldTellNothingOfAgentsWhoLeftWhileNobodyLooked() {
        MonitorTruth truth = chain.monitor(day.from(), END);
        for (Span outage : day.incidents().outages()) {
            Instant during = outage.begin().plus(Duration.ofMinutes(10));
            assertThat(truth.verifyOutage(during, chain.bucketsOf("convoso")))
                    .as("agents who left during %s", outage)
                    .isPositive();
        }
    }

    @Test
    void shouldKnowWhichOfTwoHoursItWas() {
        Instant second = RecordedDay.hourThatIsRepeated();
        Instant first = second.minus(Duration.ofHours(1));
        List<StatusChange> entered = chain.changesOf("convoso").stream()
                .filter(change -> change.getKind() == ChangeKind.STATUS_CHANGED)
                .filter(change -> !change.getChangedAt().isBefore(first)
                        && change.getObservedAt().isBefore(second.plus(Duration.ofHours(1))))
                .toList();
        List<StatusChange> byVendor = entered.stream()
                .filter(change -> change.getBasis() == Basis.VENDOR)
                .toList();
        assertThat(byVendor).hasSizeGreaterThan(MANY).hasSizeGreaterThan(entered.size() / 2);
        List<StatusTransition> truth = day.centre().transitions(first.minusSeconds(1), END);
        assertThat(byVendor)
                .as("changes of the hour that is there twice, each of which was then")
                .allMatch(change -> truth.stream().anyMatch(transition -> isThen(change, transition)));
    }

    /** The vendor cuts its times to the second. */
    private static boolean isThen(StatusChange change, StatusTransition transition) {
        Duration between =
                Duration.between(change.getChangedAt(), transition.at()).abs();
        return change.getAgentId().equals(transition.agentId()) && between.compareTo(Duration.ofSeconds(1)) <= 0;
    }

    @Test
    void shouldSumUpToTheVendorsTotalsOfTheDay() throws Exception {
        DayOfTruth days = new DayOfTruth(day.reader(), TOPICS, day.vendors(), day.centre());
        LocalDate first = LocalDate.ofInstant(day.from(), ZONE);
        LocalDate last = LocalDate.ofInstant(END, ZONE);
        List<LocalDate> over = first.datesUntil(last).toList();
        assertThat(over).isNotEmpty();
        for (LocalDate date : over) {
            days.verifyAgents(date);
        }
        days.verifyCalls(
                first.datesUntil(last.plusDays(1)).toList(), CallsOfTruth.of(day.reader(), TOPICS, day.resets()));
    }

    @Test
    void shouldCatchUpWhereItTakesLongerThanAPollMay() {
        Span catchUp = day.incidents().catchUp();
        List<Poll> polls = day.reader().values(TOPICS.polls()).stream()
                .filter(poll -> poll.getDataset().equals(Dataset.KORE_STATUS.name()))
                .toList();
        assertThat(polls)
                .filteredOn(poll -> catchUp.has(poll.getStartedAt()) && catchUp.has(poll.getCompletedAt()))
                .as("polls that got somewhere during %s, and left something to the next", catchUp)
                .anySatisfy(poll -> {
                    assertThat(poll.getRowsRead()).isPositive();
                    assertThat(poll.getBacklog()).isPositive();
                });
        assertThat(polls)
                .filteredOn(poll -> poll.getStartedAt().isAfter(catchUp.end()))
                .as("polls after %s that left nothing", catchUp)
                .anySatisfy(poll -> {
                    assertThat(poll.getBacklog()).isZero();
                    assertThat(poll.getReadTo()).isEqualTo(poll.getStartedAt());
                });
    }

    @Test
    void shouldLeaveNoHoleBehindABackfillRightAfterTheStart() throws Exception {
        StateSays state = new StateSays(day.reader(), TOPICS);
        LocalDate before = LocalDate.ofInstant(day.start(), ZONE).minusDays(2);
        Instant from = before.atStartOfDay(ZONE).toInstant();
        Map<String, String> segments = day.vendors().segments(from, END);
        segments.keySet().removeIf(key -> {
            Instant begin = Instant.parse(key.substring(key.indexOf(' ') + 1));
            return begin.isBefore(from) || !begin.isBefore(END);
        });
        Map<String, String> told = state.segments(from, END);
        assertThat(told).isNotEmpty();
        assertThat(differences(told, segments)).isEmpty();
        assertThat(state.performance(before))
                .isNotEmpty()
                .isEqualTo(day.vendors().performance(before));
    }

    /** All that is not the same, or missing, for there are too many to be printed. */
    private static List<String> differences(Map<String, String> told, Map<String, String> truth) {
        return Stream.concat(told.keySet().stream(), truth.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(told.get(key), truth.get(key)))
                .map(key -> "%s: %s is told, %s is true".formatted(key, told.get(key), truth.get(key)))
                .toList();
    }

    @Test
    void shouldTellIntervalsAsTheVendorsDo() throws Exception {
        chain.verifyIntervals(day.from(), END, UnassignedConversations::agent);
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
