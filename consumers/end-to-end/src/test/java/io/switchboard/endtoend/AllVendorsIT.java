package io.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.Source;
import io.switchboard.collector.Collector;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.kore.callvolume.CallVolume;
import io.switchboard.liveperson.msgconversation.Metrics;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.centre.AgentStatus;
import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.centre.Contact;
import io.switchboard.simulator.fault.Fault;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.simulator.web.Api;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * All five APIs through everything that a vendor can do wrong: each fault ends in its outcome, and after all of them
 * the topics say what the vendors say and what really happened.
 */
@ExtendWith(SharedStack.class)
@Isolated("lives in simulated time")
@Timeout(400)
class AllVendorsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<Api> CONVOSO = Set.of(Api.CONVOSO_AGENT_MONITOR, Api.CONVOSO_AGENT_PERFORMANCE);
    private static final Set<Api> KORE = Set.of(Api.KORE_AGENT_STATUS_DETAILS, Api.KORE_CALL_VOLUME);

    /** Of faults that last, how polls end meanwhile. */
    private static final Map<FaultKind, Function<Api, Outcome>> OUTCOMES = new EnumMap<>(Map.ofEntries(
            Map.entry(FaultKind.THROTTLED, _ -> Outcome.THROTTLED),
            Map.entry(FaultKind.THROTTLED_BARE, _ -> Outcome.THROTTLED),
            Map.entry(FaultKind.SUCCESS_FALSE, api -> CONVOSO.contains(api) ? Outcome.UNREACHABLE : Outcome.REFUSED),
            Map.entry(FaultKind.REFUSED, _ -> Outcome.REFUSED),
            Map.entry(FaultKind.EXPIRED_TOKEN, _ -> Outcome.REFUSED),
            Map.entry(FaultKind.SERVER_ERROR, _ -> Outcome.UNREACHABLE),
            Map.entry(FaultKind.HTML, _ -> Outcome.MALFORMED),
            Map.entry(FaultKind.TRUNCATED, _ -> Outcome.MALFORMED),
            Map.entry(FaultKind.SLOW, _ -> Outcome.COMPLETE),
            Map.entry(FaultKind.HANG, _ -> Outcome.UNREACHABLE),
            Map.entry(FaultKind.WRONG_TYPE_IN_ROW, _ -> Outcome.COMPLETE),
            Map.entry(FaultKind.UNKNOWN_FIELD, _ -> Outcome.COMPLETE),
            Map.entry(FaultKind.NUMBER_AS_TEXT, _ -> Outcome.COMPLETE),
            Map.entry(FaultKind.WRONG_SPELLING, _ -> Outcome.COMPLETE),
            Map.entry(FaultKind.RESTATED, _ -> Outcome.COMPLETE),
            Map.entry(FaultKind.COUNTER_OVERCOUNT, _ -> Outcome.COMPLETE),
            Map.entry(FaultKind.LATE_SEGMENT, _ -> Outcome.COMPLETE),
            Map.entry(FaultKind.WRONG_STATUS, _ -> Outcome.COMPLETE),
            Map.entry(FaultKind.PAGE_FAILS, api -> KORE.contains(api) ? Outcome.PARTIAL : Outcome.COMPLETE),
            Map.entry(FaultKind.PAGE_REPEATS, api -> KORE.contains(api) ? Outcome.PARTIAL : Outcome.COMPLETE),
            Map.entry(FaultKind.MOVES_BETWEEN_PAGES, api -> KORE.contains(api) ? Outcome.PARTIAL : Outcome.COMPLETE)));

    /** Faults that look like the truth if they last, or that are over soon. */
    private static final List<FaultKind> ONCE = List.of(
            FaultKind.EMPTY_ARRAY_FOR_OBJECT,
            FaultKind.MISSING_AGENTS,
            FaultKind.EMPTY_AGENTS,
            FaultKind.HALF_AGENTS,
            FaultKind.TOTAL_MISMATCH,
            FaultKind.THROTTLED_LONG,
            FaultKind.EXPIRED_TOKEN,
            FaultKind.CLOCK_JUMP);

    /** Kinds that take back rows which were told. */
    private static final Set<FaultKind> TAKING_BACK = EnumSet.of(FaultKind.CLOCK_JUMP, FaultKind.LATE_SEGMENT);

    /** Kinds of which each has tests of its own, which the module's README lists. */
    private static final Set<FaultKind> ELSEWHERE = EnumSet.range(FaultKind.THROTTLED_FRACTION, FaultKind.CLOCK_OFF);

    private record Window(FaultKind kind, Instant from, Instant to) {
        boolean holds(Poll poll) {
            return poll.getStartedAt().isAfter(from) && poll.getCompletedAt().isBefore(to);
        }
    }

    @Test
    void shouldSayWhatTheVendorsSayWhateverTheyDid(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), 60);
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
                                    .accounts("every: 15s, response-timeout: 400ms"));
            Instant begin = time.now();
            Instant takenBack;
            try (Collector collector = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault())) {
                awaitPolls(collector, 2);
                Set<FaultKind> kinds = EnumSet.complementOf(EnumSet.copyOf(TAKING_BACK));
                kinds.removeAll(ELSEWHERE);
                for (FaultKind kind : kinds) {
                    misbehave(kind, simulator, collector).ifPresent(windows::add);
                }
                takenBack = time.now();
                for (FaultKind kind : TAKING_BACK) {
                    misbehave(kind, simulator, collector).ifPresent(windows::add);
                }
                awaitPolls(collector, 3);
                simulator.centre("centre").freeze();
                awaitPolls(collector, 2);
            }
            List<Poll> polls = reader.values(topics.polls());
            windows.forEach(window -> verify(window, polls));
            verifyZones(polls, centre);
            verifyChains(reader, topics, takenBack);
            verifyDeletes(reader, topics, simulator.centre("centre"));
            new StateSays(reader, topics).verifyAgainst(vendors, time.now());
            verifyAgainstTruth(reader, topics, simulator.centre("centre"), begin);
        }
    }

    /** Does it once, or for as long as its outcome can be told. */
    private static Optional<Window> misbehave(FaultKind kind, Simulator simulator, Collector collector) {
        assertThat(ONCE.contains(kind) || OUTCOMES.containsKey(kind))
                .as("whether it is known what %s leads to", kind)
                .isTrue();
        if (ONCE.contains(kind)) {
            once(simulator, kind);
            awaitPolls(collector, 2);
        }
        return OUTCOMES.containsKey(kind) ? Optional.of(during(simulator, collector, kind)) : Optional.empty();
    }

    private static void once(Simulator simulator, FaultKind kind) {
        for (Api api : Api.values()) {
            simulator.faults().add(Fault.times(1, kind, "centre").of(api));
        }
    }

    /** The fault lasts until every API has been polled under it from begin to end, and all have come to themselves. */
    private static Window during(Simulator simulator, Collector collector, FaultKind kind) {
        simulator.faults().add(Fault.lasting(kind, "centre"));
        Instant from = simulator.time().now();
        awaitPolls(collector, 2);
        Window window = new Window(kind, from, simulator.time().now());
        simulator.faults().clear();
        awaitPolls(collector, 2);
        return window;
    }

    /** Waits until each target has been polled so many times more; the first of these polls may have begun before. */
    private static void awaitPolls(Collector collector, int more) {
        Map<String, Double> before = OpsReader.polls(collector);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> OpsReader.polls(collector).entrySet().stream()
                                .filter(each -> each.getValue() >= before.getOrDefault(each.getKey(), 0.0) + more)
                                .count()
                        == Api.values().length);
    }

    private static void verify(Window window, List<Poll> polls) {
        for (Api api : Api.values()) {
            List<Poll> during = polls.stream()
                    .filter(window::holds)
                    .filter(poll -> poll.getDataset().startsWith(api.wireName()))
                    .toList();
            Outcome expected =
                    Objects.requireNonNull(OUTCOMES.get(window.kind())).apply(api);
            assertThat(during)
                    .as("%s of %s", window.kind(), api)
                    .isNotEmpty()
                    .allMatch(poll -> poll.getOutcome() == expected || isOtherDatasets(poll, expected));
        }
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

    /** A poll's outcome is that of all its datasets. */
    private static boolean isOtherDatasets(Poll poll, Outcome expected) {
        return expected == Outcome.COMPLETE
                && poll.getOutcome() == Outcome.PARTIAL
                && poll.getError().contains("missing");
    }

    private static void verifyChains(TopicReader reader, Topics topics, Instant takenBack) {
        for (Dataset<?, ?, ?> dataset : Dataset.all()) {
            var chain = ChangeChain.read(reader, topics, dataset);
            chain.verify();
            assertThat(chain.events()).as(dataset.name()).isNotEmpty();
            if (!dataset.name().equals(Dataset.CONVOSO_AGENTS.name())) {
                // Rows whose time the vendor told an hour late, and not again; and stretches that were late.
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
    private static void verifyDeletes(TopicReader reader, Topics topics, Centre centre) {
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
    private static void verifyAgainstTruth(TopicReader reader, Topics topics, Centre centre, Instant begin) {
        Instant now = centre.now();
        List<Contact> calls = centre.calls(begin.minus(Duration.ofHours(4)), now);
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
