package io.switchboard.simulator.convoso;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.contactcentre.AgentSnapshot;
import io.switchboard.simulator.contactcentre.CentreSnapshot;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.SteppedClock;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DayCountersTest {
    private static final Instant EVENING = Instant.parse("2026-03-02T20:00:00Z");

    private final SteppedClock clock = new SteppedClock(EVENING);
    private final AccountOptions options = AccountOptions.of("acme", "token").withZone(ZoneOffset.UTC);
    private final SimulatedAccount account =
            new SimulatedAccount(options, new ContactCentre("acme", options.centre(), EVENING, clock));
    private final DayCounters counters = new DayCounters();

    @Test
    void shouldBeginAllOfThemAgainAndGoOnFromThere() {
        CentreSnapshot before = truth();
        assertThat(calls(shown())).isEqualTo(calls(before));

        assertThat(calls(shown(FaultKind.COUNTERS_RESET)).values()).containsOnly(0L);
        clock.advance(Duration.ofHours(1));
        CentreSnapshot later = shown();

        assertThat(calls(later)).isEqualTo(difference(calls(truth()), calls(before)));
        assertThat(later.inbound().calls())
                .isEqualTo(truth().inbound().calls() - before.inbound().calls())
                .isPositive();
        clock.advance(Duration.ofHours(4));
        assertThat(calls(shown())).isEqualTo(calls(truth()));
        assertThat(shown().outbound()).isEqualTo(truth().outbound());
    }

    @Test
    void shouldBeginOneAgentsAgainAlone() {
        Map<String, Long> before = calls(shown());
        Map<String, Long> after = calls(shown(FaultKind.COUNTER_RESET_OF_ONE));

        assertThat(after.entrySet().stream().filter(each -> !each.getValue().equals(before.get(each.getKey()))))
                .singleElement()
                .satisfies(each -> assertThat(each.getValue()).isZero());
        assertThat(shown().inbound().calls()).isEqualTo(truth().inbound().calls());
    }

    @Test
    void shouldKeepThemOverMidnightUntilTheyAreReset() {
        shown(FaultKind.COUNTERS_KEPT);
        clock.advance(Duration.ofHours(4).minusMillis(1));
        CentreSnapshot lastOfDay = shown(FaultKind.COUNTERS_KEPT);
        clock.advance(Duration.ofMillis(1));

        CentreSnapshot firstOfDay = shown(FaultKind.COUNTERS_KEPT);
        assertThat(calls(firstOfDay)).isEqualTo(calls(lastOfDay));
        assertThat(firstOfDay.inbound().calls()).isEqualTo(lastOfDay.inbound().calls());

        clock.advance(Duration.ofMinutes(30));
        CentreSnapshot truth = truth();
        assertThat(shown().inbound().calls())
                .isEqualTo(truth.inbound().calls() + lastOfDay.inbound().calls());
        assertThat(shown(FaultKind.COUNTERS_RESET).inbound().calls()).isZero();
    }

    private CentreSnapshot truth() {
        return account.centre().snapshot();
    }

    private CentreSnapshot shown(FaultKind... kinds) {
        return counters.shown(account, truth(), new FaultEffect(Set.of(kinds), 0));
    }

    private static Map<String, Long> calls(CentreSnapshot centre) {
        return centre.agents().stream()
                .collect(Collectors.toMap(agent -> agent.profile().id(), DayCountersTest::today));
    }

    private static long today(AgentSnapshot agent) {
        return agent.calls().today();
    }

    private static Map<String, Long> difference(Map<String, Long> later, Map<String, Long> before) {
        return later.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue() - before.getOrDefault(each.getKey(), 0L)));
    }
}
