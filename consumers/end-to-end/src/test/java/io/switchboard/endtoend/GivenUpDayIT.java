package io.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.collector.Collector;
import io.switchboard.collector.CollectorMain;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.fault.Fault;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.simulator.web.Api;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A day whose end nobody has read is refused until it is given up: a backfill takes it at once, and no live poll. */
@ExtendWith(SharedStack.class)
@Isolated("lives in simulated time")
@Timeout(300)
class GivenUpDayIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Topics TOPICS = new Topics("given-up");
    private static final String TARGET = ThreeVendors.KORE + "/agent-status-details";
    private static final AccountOptions CENTRE = AccountOptions.of("centre", TestConfiguration.token("centre"))
            .withAgents(15)
            .withHistory(Duration.ofHours(30));
    private static final Fault NO_ANSWER =
            Fault.lasting(FaultKind.SERVER_ERROR, "centre").of(Api.KORE_AGENT_STATUS_DETAILS);
    private static final Fault REFUSED =
            Fault.lasting(FaultKind.PAST_REFUSED, "centre").of(Api.KORE_AGENT_STATUS_DETAILS);

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final Instant midnight = today.atStartOfDay(ZoneOffset.UTC).toInstant();
    private final SimulatedTime time = SimulatedTime.startingAt(midnight.minus(Duration.ofMinutes(20)), 10);

    @Test
    void shouldBeReadByABackfillAndByNoLivePoll(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        TopicReader reader = new TopicReader(stack);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, CENTRE))) {
            TestConfiguration configurations = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix());
            List<String> accounts = ThreeVendors.of(simulator.baseUri(), CENTRE).accounts("every: 20s");
            var configuration = configurations.loadAccounts(directory, accounts);
            try (var collector = Restartable.start(
                    () -> Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault()),
                    Collector::close)) {
                awaitCompletePolls(collector.running(), 2);
                giveUp(simulator, collector.running());

                Path file = configurations.writeAccounts(directory, accounts);
                simulator.faults().remove(REFUSED);
                assertThat(backfilled(file, reader))
                        .as("rows that no live poll has read")
                        .isPositive();
                assertThat(backfilled(file, reader))
                        .as("a second time, nothing is new")
                        .isZero();

                long last = live(reader).getLast().getSequence();
                simulator.faults().add(REFUSED);
                collector.restart();
                simulator.centre("centre").freeze();
                awaitCompletePolls(collector.running(), 3);
                assertThat(live(reader))
                        .filteredOn(poll -> poll.getSequence() > last)
                        .as("none asks for the day that is refused")
                        .extracting(Poll::getOutcome)
                        .containsOnly(Outcome.COMPLETE);
                simulator.faults().clear();
                verify(reader, new VendorsSay(simulator.baseUri(), CENTRE));
            }
        }
    }

    private void giveUp(Simulator simulator, Collector collector) {
        simulator.faults().add(NO_ANSWER);
        assertThat(time.now()).isBefore(midnight.minus(Duration.ofMinutes(10)));
        time.runAt(200);
        Awaitility.await().atMost(SOON).until(() -> time.now().isAfter(midnight.plusSeconds(60)));
        simulator.faults().remove(NO_ANSWER);
        simulator.faults().add(REFUSED);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> missed(collector).stream().anyMatch(time -> time.endsWith("to " + today)));
        assertThat(time.now()).isAfter(midnight.plus(Duration.ofHours(1)));
    }

    private static List<String> missed(Collector collector) throws IOException {
        JsonNode health = new ObjectMapper().readTree(OpsReader.get(collector, "/health/ready"));
        return health.path("targets")
                .path(TARGET)
                .path("missed")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static void awaitCompletePolls(Collector collector, int polls) {
        String target = "account=\"%s\",api=\"agent-status-details\"".formatted(ThreeVendors.KORE);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> OpsReader.completePolls(collector).getOrDefault(target, 0.0) >= polls);
    }

    /** How many events a backfill of the day makes. */
    private int backfilled(Path file, TopicReader reader) {
        int before = polls(reader, Origin.BACKFILL).size();
        int code = CollectorMain.in(time.scheduler())
                .execute(
                        "backfill",
                        "--config=" + file,
                        "--account=" + ThreeVendors.KORE,
                        "--dataset=agent-status-details",
                        "--from=" + today.minusDays(1),
                        "--to=" + today);
        assertThat(code).isZero();
        List<Poll> polls = polls(reader, Origin.BACKFILL);
        return polls.subList(before, polls.size()).stream()
                .mapToInt(poll -> poll.getCreated() + poll.getUpdated())
                .sum();
    }

    private static List<Poll> live(TopicReader reader) {
        return polls(reader, Origin.LIVE);
    }

    private static List<Poll> polls(TopicReader reader, Origin origin) {
        return reader.values(TOPICS.polls()).stream()
                .filter(poll -> poll.getTarget().equals(TARGET) && poll.getOrigin() == origin)
                .toList();
    }

    /** The chain of each row is whole, nothing came twice, and nothing of the day is missing. */
    private void verify(TopicReader reader, VendorsSay vendors) throws Exception {
        ChangeChain.read(reader, TOPICS, Dataset.KORE_STATUS).verify();
        Instant from = midnight.minus(Duration.ofDays(1));
        Map<String, String> told = new TreeMap<>(vendors.segments(today.minusDays(1)));
        told.keySet().removeIf(segment -> {
            Instant begin = Instant.parse(segment.substring(segment.indexOf(' ') + 1));
            return begin.isBefore(from) || !begin.isBefore(midnight);
        });
        assertThat(new StateSays(reader, TOPICS).segments(from, midnight))
                .isNotEmpty()
                .isEqualTo(told);
    }
}
