package io.switchboard.simulator.contactcentre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactCentreTest {
    private static final Instant START = Instant.parse("2026-03-02T17:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private final SteppedClock clock = new SteppedClock(START);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 333, 3_600})
    void shouldLiveTheSameLifeHoweverOftenItIsLookedAt(int stepSeconds) {
        ContactCentre once = centre(42, clock);
        SteppedClock stepping = new SteppedClock(START);
        ContactCentre often = centre(42, stepping);

        for (int second = 0; second + stepSeconds <= 3_600; second += stepSeconds) {
            stepping.advance(Duration.ofSeconds(stepSeconds));
            often.snapshot();
        }
        clock.advance(Duration.between(START, stepping.instant()));

        assertThat(often.transitions()).isEqualTo(once.transitions()).hasSizeGreaterThan(1_000);
        assertThat(often.snapshot()).isEqualTo(once.snapshot());
    }

    @Test
    void shouldSendSomeHomeAtOnceOrAfterTheirCall() {
        ContactCentre centre = centre(1, clock);

        List<String> leaving = centre.sendHome(3);
        clock.advance(Duration.ofHours(1));

        assertThat(leaving).hasSize(3);
        assertThat(centre.transitions(START, clock.instant()))
                .filteredOn(transition -> transition.to() == AgentStatus.LOGGED_OUT)
                .extracting(StatusTransition::agentId)
                .containsAll(leaving);
    }

    @Test
    void shouldLiveAnotherLifeWithAnotherSeed() {
        assertThat(centre(1, clock).transitions()).isNotEqualTo(centre(2, clock).transitions());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldHaveMostAgentsAtWorkAndEveryKindOfChangeWithinAnHour(long seed) {
        ContactCentre centre = centre(seed, clock);
        assertThat(centre.snapshot().agents().stream().filter(AgentSnapshot::isLoggedOn))
                .hasSizeGreaterThan(24);

        clock.advance(Duration.ofHours(1));
        List<StatusTransition> hour = centre.transitions(START, clock.instant());

        assertThat(hour.stream().map(StatusTransition::to).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(AgentStatus.class));
        assertThat(hour).anyMatch(transition -> transition.from() == AgentStatus.LOGGED_OUT);
        assertThat(shortestStatus(hour)).isLessThan(Duration.ofSeconds(1)).isGreaterThan(Duration.ZERO);
    }

    @Test
    void shouldChainTheTransitionsOfEachAgentInOrder() {
        ContactCentre centre = centre(3, clock);
        clock.advance(Duration.ofDays(2));

        byAgent(centre.transitions()).values().forEach(life -> {
            assertThat(life.getFirst().from()).isEqualTo(AgentStatus.LOGGED_OUT);
            for (int i = 1; i < life.size(); i++) {
                assertThat(life.get(i).from())
                        .isEqualTo(life.get(i - 1).to())
                        .isNotEqualTo(life.get(i).to());
                assertThat(life.get(i).at()).isAfter(life.get(i - 1).at());
            }
        });
    }

    @Test
    void shouldSumTheDurationsOfAnAgentToTheTimeOnShift() {
        ContactCentre centre = centre(3, clock);
        clock.advance(Duration.ofHours(3));
        Instant from = START.plusMillis(12_345);
        Instant to = START.plus(Duration.ofHours(2));
        Map<String, List<StatusTransition>> lives = byAgent(centre.transitions(centre.opening(), to));

        centre.durations(from, to).forEach((agent, durations) -> {
            long all = durations.values().stream().mapToLong(Long::longValue).sum();
            long out = durations.getOrDefault(AgentStatus.LOGGED_OUT, 0L);
            assertThat(all).isEqualTo(Duration.between(from, to).toMillis());
            assertThat(all - out).isEqualTo(millisOnShift(lives.getOrDefault(agent, List.of()), from, to));
        });
    }

    @Test
    void shouldListOnlyTransitionsWithinTheRange() {
        ContactCentre centre = centre(3, clock);
        clock.advance(Duration.ofHours(1));
        Instant third = centre.transitions(START, clock.instant()).get(2).at();

        assertThat(centre.transitions(START, third)).hasSize(2);
        assertThat(centre.transitions(third, clock.instant()).getFirst().at()).isEqualTo(third);
    }

    @Test
    void shouldStandStillWhileFrozenAndGoOnWhereItStopped() {
        ContactCentre centre = centre(3, clock);
        clock.advance(Duration.ofMinutes(5));
        centre.freeze();
        Instant frozenAt = clock.instant();
        List<StatusTransition> before = centre.transitions();

        clock.advance(Duration.ofMinutes(30));
        assertThat(centre.transitions()).isEqualTo(before);
        assertThat(centre.snapshot().at()).isEqualTo(clock.instant());
        Instant thawedAt = clock.instant();
        centre.unfreeze();
        clock.advance(Duration.ofMinutes(5));

        assertThat(centre.transitions(frozenAt.plusMillis(1), thawedAt)).isEmpty();
        assertThat(shapes(centre.transitions(thawedAt, clock.instant()), thawedAt))
                .isEqualTo(shapes(unfrozen(frozenAt), frozenAt))
                .isNotEmpty();
    }

    @Test
    void shouldKeepEverybodyLoggedOnAndUnchangedWhenIdle() {
        ContactCentre centre = new ContactCentre("acme", new CentreOptions(12, 1, true, ZONE), START, clock);
        List<AgentSnapshot> before = centre.snapshot().agents();

        clock.advance(Duration.ofDays(3));

        assertThat(centre.transitions(START, clock.instant())).isEmpty();
        assertThat(centre.snapshot().agents()).isEqualTo(before).allMatch(AgentSnapshot::isLoggedOn);
    }

    @Test
    void shouldCountCallsAndBeginAgainAtMidnight() {
        ContactCentre centre = centre(3, clock);
        clock.advance(Duration.between(START, Instant.parse("2026-03-03T07:59:59Z")));
        CentreSnapshot evening = centre.snapshot();
        clock.advance(Duration.ofSeconds(2));
        CentreSnapshot night = centre.snapshot();

        assertThat(callsToday(evening)).isEqualTo(callsTotal(evening)).isPositive();
        assertThat(callsToday(evening))
                .isEqualTo(evening.inbound().answered() + evening.outbound().answered());
        assertThat(callsToday(night)).isLessThan(10);
        assertThat(callsTotal(night)).isGreaterThanOrEqualTo(callsTotal(evening));
        assertThat(evening.inbound().dropped()).isPositive();
    }

    @Test
    void shouldKnowEveryCallFromArrivalToWrapUp() {
        ContactCentre centre = centre(3, clock);
        clock.advance(Duration.ofHours(14));

        List<HandledContact> calls = centre.calls(centre.opening(), clock.instant());

        assertThat(calls).isSortedAccordingTo(Comparator.comparing(HandledContact::arrivedAt));
        assertThat(calls.stream()
                        .map(HandledContact::ending)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(CallEnding.class));
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.isAbandoned())
                    .isEqualTo(call.endedAt().isPresent() && call.agentId().isEmpty());
            assertThat(call.agentId().isPresent()).isEqualTo(call.answeredAt().isPresent());
            List<Instant> steps = Stream.of(
                            Optional.of(call.arrivedAt()), call.answeredAt(), call.endedAt(), call.wrappedUpAt())
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(steps).isSorted();
        });
    }

    @Test
    void shouldFindInTheCallsTheTimeAgentsWereOnThem() {
        ContactCentre centre = centre(3, clock);
        clock.advance(Duration.ofHours(5));
        Instant now = clock.instant();

        long talked = centre.conversations(centre.opening(), now.plusMillis(1)).stream()
                .mapToLong(HandledContact::talkMillis)
                .sum();
        long talking = centre.snapshot().agents().stream()
                .filter(agent -> agent.status() == AgentStatus.INCALL)
                .mapToLong(agent -> Duration.between(agent.since(), now).toMillis())
                .sum();

        assertThat(talked + talking)
                .isEqualTo(centre.durations(centre.opening(), now).values().stream()
                        .mapToLong(agent -> agent.getOrDefault(AgentStatus.INCALL, 0L))
                        .sum());
    }

    @Test
    void shouldFindCallsByTheirAnswerAndByTheirEnd() {
        ContactCentre centre = centre(3, clock);
        clock.advance(Duration.ofHours(2));
        Instant from = START.plus(Duration.ofMinutes(20));
        Instant to = START.plus(Duration.ofMinutes(40));
        List<HandledContact> all = centre.calls(centre.opening(), clock.instant());

        assertThat(centre.answered(from, to))
                .containsExactlyInAnyOrderElementsOf(within(all, HandledContact::answeredAt, from, to));
        assertThat(centre.conversations(from, to))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(within(all, HandledContact::endedAt, from, to).stream()
                        .filter(call -> !call.isAbandoned())
                        .toList());
    }

    private static List<HandledContact> within(
            List<HandledContact> all, Function<HandledContact, Optional<Instant>> when, Instant from, Instant to) {
        return all.stream()
                .filter(call -> when.apply(call)
                        .filter(at -> !at.isBefore(from) && at.isBefore(to))
                        .isPresent())
                .toList();
    }

    private static ContactCentre centre(long seed, SteppedClock clock) {
        return new ContactCentre("acme", new CentreOptions(40, seed, false, ZONE), START, clock);
    }

    private static List<StatusTransition> unfrozen(Instant from) {
        SteppedClock clock = new SteppedClock(from.plus(Duration.ofMinutes(5)));
        return new ContactCentre("acme", new CentreOptions(40, 3, false, ZONE), START, clock)
                .transitions(from, clock.instant());
    }

    private static List<String> shapes(List<StatusTransition> transitions, Instant origin) {
        return transitions.stream()
                .map(t -> "%s %s %s".formatted(t.agentId(), t.to(), Duration.between(origin, t.at())))
                .toList();
    }

    private static Duration shortestStatus(List<StatusTransition> transitions) {
        List<Duration> lengths = new ArrayList<>();
        byAgent(transitions).values().forEach(life -> {
            for (int i = 1; i < life.size(); i++) {
                lengths.add(Duration.between(life.get(i - 1).at(), life.get(i).at()));
            }
        });
        return lengths.stream().min(Duration::compareTo).orElseThrow();
    }

    private static long millisOnShift(List<StatusTransition> life, Instant from, Instant to) {
        long millis = 0;
        Instant since = to;
        for (StatusTransition transition : life) {
            if (transition.from() == AgentStatus.LOGGED_OUT) {
                since = transition.at();
            } else if (transition.to() == AgentStatus.LOGGED_OUT) {
                millis += overlap(since, transition.at(), from, to);
                since = to;
            }
        }
        return millis + overlap(since, to, from, to);
    }

    private static long overlap(Instant since, Instant until, Instant from, Instant to) {
        long begin = Math.max(since.toEpochMilli(), from.toEpochMilli());
        return Math.max(0, Math.min(until.toEpochMilli(), to.toEpochMilli()) - begin);
    }

    private static Map<String, List<StatusTransition>> byAgent(List<StatusTransition> transitions) {
        return transitions.stream().collect(Collectors.groupingBy(StatusTransition::agentId));
    }

    private static long callsToday(CentreSnapshot centre) {
        return centre.agents().stream()
                .mapToLong(agent -> agent.calls().today())
                .sum();
    }

    private static long callsTotal(CentreSnapshot centre) {
        return centre.agents().stream()
                .mapToLong(agent -> agent.calls().total())
                .sum();
    }
}
