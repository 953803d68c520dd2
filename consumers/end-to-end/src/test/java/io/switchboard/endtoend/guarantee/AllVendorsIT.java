package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.DeadLetter;
import io.switchboard.Poll;
import io.switchboard.Source;
import io.switchboard.collector.Collector;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.endtoend.stack.OpsReader;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.endtoend.truth.ChangeChain;
import io.switchboard.endtoend.truth.StateSays;
import io.switchboard.endtoend.truth.VendorsSay;
import io.switchboard.kore.callvolume.CallVolume;
import io.switchboard.liveperson.msgconversation.Metrics;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.HandledContact;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * All five APIs through everything that a vendor can do wrong: each fault ends in its outcome, and after all of them
 * the topics say what the vendors say and what really happened.
 */
@ExtendWith(SharedStack.class)
@Isolated("lives in simulated time")
class AllVendorsIT {
    private static final String LIMITS = "poll-interval: 15s, response-timeout: 1s";

    /** As many transactions a poll may take that changes all rows of a day; each is counted as a poll. */
    private static final int PARTS = 3;

    /** Kinds that take back rows which were reported. */
    private static final Set<FaultKind> TAKING_BACK =
            EnumSet.of(FaultKind.CLOCK_OFF, FaultKind.CLOCK_JUMP, FaultKind.LATE_SEGMENT, FaultKind.WITHOUT_AGENT);

    /**
     * When vendors misbehaved.
     *
     * @param begun when those that last had begun
     * @param cleared when they were not over yet
     * @param to when all had come to themselves
     */
    private record Window(List<FaultCase> cases, Instant from, Instant begun, Instant cleared, Instant to) {
        /** Whether it is a poll that may have had it. */
        boolean touches(Poll poll) {
            return poll.getCompletedAt().isAfter(from) && poll.getCompletedAt().isBefore(to);
        }

        /** Whether it is a poll that had it: from begin to end, if it lasts. */
        boolean holds(Poll poll, FaultCase one) {
            return one.once()
                    ? touches(poll)
                    : poll.getStartedAt().isAfter(begun)
                            && poll.getCompletedAt().isBefore(cleared);
        }

        boolean holds(DeadLetter letter, FaultCase one) {
            return letter.getObservedAt().isAfter(from)
                    && letter.getObservedAt().isBefore(to)
                    && one.apis().stream().anyMatch(api -> letter.getDataset().startsWith(api.wireName()));
        }
    }

    @Test
    void shouldSayWhatTheVendorsSayWhateverTheyDid(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), 120);
        Topics topics = new Topics("all");
        TopicReader reader = new TopicReader(stack);
        AccountOptions centre = AccountOptions.of("centre", TestConfiguration.token("centre"));
        List<Window> windows = new ArrayList<>();
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, centre))) {
            VendorsSay vendors = new VendorsSay(simulator.baseUri(), centre);
            var configuration = new TestConfiguration(stack, simulator.baseUri(), topics.prefix())
                    .loadAccounts(
                            directory,
                            ThreeVendors.of(simulator.baseUri(), centre)
                                    .accounts(LIMITS, LIMITS + ", settle-time: 2d", LIMITS, "page-size: 10"));
            Instant begin = time.now();
            Instant takenBack;
            try (Collector collector = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault())) {
                awaitPolls(collector, 2);
                misbehave(
                                kind -> !TAKING_BACK.contains(kind),
                                simulator,
                                collector,
                                () -> reader.values(topics.polls()))
                        .forEach(windows::add);
                takenBack = time.now();
                misbehave(TAKING_BACK::contains, simulator, collector, () -> reader.values(topics.polls()))
                        .forEach(windows::add);
                awaitPolls(collector, 3);
                simulator.centre("centre").freeze();
                awaitPolls(collector, 2);
            }
            List<Poll> polls = reader.values(topics.polls());
            verify(windows, polls, reader.values(topics.deadLetters()));
            verifyZones(polls, centre);
            verifyChains(reader, topics, takenBack);
            verifyDeletes(reader, topics, simulator.centre("centre"));
            new StateSays(reader, topics).verifyAgainst(vendors, time.now());
            verifyAgainstTruth(reader, topics, simulator.centre("centre"), begin);
        }
    }

    @Test
    void shouldKnowWhatEachKindLeadsTo() {
        Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);
        kinds.removeAll(FaultTable.ELSEWHERE);
        assertThat(FaultTable.cases()).extracting(FaultCase::kind).containsAll(kinds);
    }

    /** Does it in each way of some kinds. */
    private static List<Window> misbehave(
            Predicate<FaultKind> kinds, Simulator simulator, Collector collector, Supplier<List<Poll>> polls) {
        List<FaultCase> cases = FaultTable.cases().stream()
                .filter(one -> kinds.test(one.kind()))
                .toList();
        return together(cases).stream()
                .map(some -> during(some, simulator, collector, polls))
                .toList();
    }

    /** Different APIs misbehave at the same time, each in one way, where they do not stand in each other's way. */
    private static List<List<FaultCase>> together(List<FaultCase> cases) {
        List<List<FaultCase>> together = new ArrayList<>();
        for (FaultCase one : cases) {
            together.stream()
                    .filter(some ->
                            some.stream().allMatch(other -> Collections.disjoint(other.occupied(), one.occupied())))
                    .findFirst()
                    .orElseGet(() -> {
                        together.add(new ArrayList<>());
                        return together.getLast();
                    })
                    .add(one);
        }
        return together;
    }

    /** Until every API has been polled from begin to end while it lasts, and after that all have come to themselves. */
    private static Window during(
            List<FaultCase> cases, Simulator simulator, Collector collector, Supplier<List<Poll>> polls) {
        int enough = cases.stream().anyMatch(one -> TAKING_BACK.contains(one.kind())) ? 2 * PARTS : 2;
        Instant from = simulator.time().now();
        cases.stream().flatMap(one -> one.faults("centre")).forEach(simulator.faults()::add);
        Instant begun = simulator.time().now();
        awaitPolls(collector, enough);
        // What was counted may have been the parts of a poll that had begun before.
        Awaitility.await().until(() -> areAllPolledSince(begun, cases, polls.get()));
        Instant cleared = simulator.time().now();
        assertThat(simulator.faults().list())
                .as("what has hit no answer")
                .allMatch(fault -> fault.count().isEmpty());
        simulator.faults().clear();
        awaitPolls(collector, enough);
        return new Window(cases, from, begun, cleared, simulator.time().now());
    }

    private static boolean areAllPolledSince(Instant begun, List<FaultCase> cases, List<Poll> polls) {
        return cases.stream()
                .flatMap(one -> one.apis().stream())
                .allMatch(api -> polls.stream()
                        .filter(poll -> poll.getDataset().startsWith(api.wireName()))
                        .anyMatch(poll -> poll.getStartedAt().isAfter(begun)));
    }

    /** Waits until each target has been polled so many times more; the first of these polls may have begun before. */
    private static void awaitPolls(Collector collector, int more) {
        Map<String, Double> before = OpsReader.polls(collector);
        Awaitility.await()
                .until(() -> OpsReader.polls(collector).entrySet().stream()
                                .filter(each -> each.getValue() >= before.getOrDefault(each.getKey(), 0.0) + more)
                                .count()
                        == SimulatedApi.values().length);
    }

    private static void verify(List<Window> windows, List<Poll> polls, List<DeadLetter> letters) {
        SoftAssertions softly = new SoftAssertions();
        for (Window window : windows) {
            for (FaultCase one : window.cases()) {
                for (SimulatedApi api : one.apis()) {
                    List<Poll> around = polls.stream()
                            .filter(poll -> poll.getDataset().startsWith(api.wireName()))
                            .filter(window::touches)
                            .toList();
                    List<Poll> held = around.stream()
                            .filter(poll -> window.holds(poll, one))
                            .toList();
                    one.verify(api, held, around, softly);
                }
                one.verifyUnread(
                        letters.stream()
                                .filter(letter -> window.holds(letter, one))
                                .toList(),
                        softly);
            }
        }
        softly.assertAll();
    }

    private static void verifyZones(List<Poll> polls, AccountOptions centre) {
        Map<String, @Nullable String> zones = new HashMap<>();
        polls.forEach(poll -> zones.put(poll.getAccount(), poll.getTimeZone()));
        Map<String, @Nullable String> expected = new HashMap<>();
        expected.put(ThreeVendors.CONVOSO, centre.centre().zone().getId());
        expected.put(ThreeVendors.KORE, "Z");
        expected.put(ThreeVendors.LIVEPERSON, null);
        assertThat(zones).as("zones of the accounts' days").isEqualTo(expected);
    }

    private static void verifyChains(TopicReader reader, Topics topics, Instant takenBack) {
        for (Dataset<?, ?, ?> dataset : Dataset.all()) {
            var chain = ChangeChain.read(reader, topics, dataset);
            chain.verify();
            assertThat(chain.events()).as(dataset.name()).isNotEmpty();
            if (!dataset.name().equals(Dataset.CONVOSO_AGENTS.name())) {
                // Rows whose time the vendor reported an hour late, and not again; and stretches that were late.
                assertThat(chain.events("d"))
                        .as("nothing is ever gone from %s", dataset.name())
                        .allSatisfy(delete -> assertThat(((Source) ChangeChain.field(delete, "source")).getObservedAt())
                                .isAfter(takenBack));
            }
        }
    }

    /**
     * Agents are deleted from the monitor who had really logged out, between the poll that showed them last and the
     * delete.
     */
    private static void verifyDeletes(TopicReader reader, Topics topics, ContactCentre centre) {
        for (Envelope delete :
                ChangeChain.read(reader, topics, Dataset.CONVOSO_AGENTS).events("d")) {
            assertThat(centre.transitions(
                            delete.getSource().getNotBefore(),
                            delete.getSource().getObservedAt()))
                    .as("%s", delete)
                    .anyMatch(transition -> transition.to() == AgentStatus.LOGGED_OUT
                            && transition.agentId().equals(delete.getBefore().getUserId()));
        }
    }

    /** The sums agree with what happened between begin and the freeze, in whole buckets. */
    private static void verifyAgainstTruth(TopicReader reader, Topics topics, ContactCentre centre, Instant begin) {
        Instant now = centre.now();
        List<HandledContact> calls = centre.calls(begin.minus(Duration.ofHours(4)), now);
        var volume = reader.latest(topics.state(Dataset.KORE_VOLUME)).values();
        Instant firstInterval = volume.stream()
                .map(CallVolume::getIntervalStart)
                .min(Instant::compareTo)
                .orElseThrow();
        assertThat(volume.stream().mapToLong(CallVolume::getOfferedContacts).sum())
                .as("contacts offered since %s", firstInterval)
                .isEqualTo(calls.stream()
                        .filter(call -> call.call().isInbound())
                        .filter(call -> !call.arrivedAt().isBefore(firstInterval))
                        .count());
        Map<Instant, Long> resolved = reader.latest(topics.state(Dataset.LIVEPERSON_CONVERSATIONS)).values().stream()
                .filter(row -> row.getLevel().equals("skill-agent"))
                .collect(Collectors.groupingBy(
                        Metrics::getBucketEnd,
                        TreeMap::new,
                        Collectors.summingLong(Metrics::getTotalResolvedConversations)));
        resolved.forEach((end, count) -> assertThat(count)
                .as("conversations resolved until %s", end)
                .isEqualTo(calls.stream()
                        .filter(call -> call.agentId().isPresent())
                        .flatMap(call -> call.endedAt().stream())
                        .filter(ended -> !ended.isBefore(end.minusSeconds(300)) && ended.isBefore(end))
                        .count()));
        assertThat(resolved).hasSizeGreaterThan(10);
    }
}
