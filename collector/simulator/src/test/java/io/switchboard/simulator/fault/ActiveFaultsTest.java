package io.switchboard.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.simulator.http.SimulatedApi;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActiveFaultsTest {
    private final ActiveFaults faults = new ActiveFaults();

    @Test
    void shouldHitAsOftenAsAskedAndInTheOrderAsked() {
        faults.add(InjectedFault.lasting(FaultKind.HTML, "a"));
        faults.add(InjectedFault.times(2, FaultKind.THROTTLED, "a"));
        faults.add(InjectedFault.times(1, FaultKind.SERVER_ERROR, "a"));

        assertThat(take("a")).contains(FaultKind.THROTTLED);
        assertThat(take("a")).contains(FaultKind.THROTTLED);
        assertThat(take("a")).contains(FaultKind.SERVER_ERROR);
        assertThat(take("a")).contains(FaultKind.HTML);
        assertThat(take("a")).contains(FaultKind.HTML);
    }

    @Test
    void shouldLeaveOtherAccountsAlone() {
        faults.add(InjectedFault.lasting(FaultKind.HTML, "a"));

        assertThat(take("b")).isEmpty();
    }

    @Test
    void shouldHitEveryAccountWhenNoneIsNamed() {
        faults.add(new InjectedFault(Optional.empty(), Optional.empty(), FaultKind.SLOW, OptionalInt.of(2)));

        assertThat(take("a")).contains(FaultKind.SLOW);
        assertThat(take("b")).contains(FaultKind.SLOW);
        assertThat(take("a")).isEmpty();
    }

    @Test
    void shouldLeaveOtherApisAlone() {
        faults.add(InjectedFault.times(1, FaultKind.SLOW, "a").of(SimulatedApi.KORE_CALL_VOLUME));

        assertThat(take("a")).isEmpty();
        assertThat(faults.take("a", SimulatedApi.KORE_CALL_VOLUME, _ -> true)).contains(FaultKind.SLOW);
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void shouldWaitForAnAnswerItSuits() {
        faults.add(InjectedFault.times(1, FaultKind.PAGE_FAILS, "a"));
        faults.add(InjectedFault.times(1, FaultKind.HTML, "a"));

        assertThat(faults.take("a", SimulatedApi.KORE_CALL_VOLUME, kind -> !kind.hitsFurtherPages()))
                .contains(FaultKind.HTML);
        assertThat(faults.take("a", SimulatedApi.KORE_CALL_VOLUME, kind -> !kind.hitsFurtherPages()))
                .isEmpty();
        assertThat(take("a")).contains(FaultKind.PAGE_FAILS);
    }

    @Test
    void shouldStandBesideWhatHitsAnAnswer() {
        InjectedFault standing = InjectedFault.lasting(FaultKind.ROW_WITHOUT_KEY, "a");
        faults.add(standing);
        faults.add(InjectedFault.times(1, FaultKind.HTML, "a"));
        faults.add(InjectedFault.times(1, FaultKind.WITHOUT_AGENT, "a"));

        assertThat(take("a")).contains(FaultKind.HTML);
        assertThat(take("a")).contains(FaultKind.WITHOUT_AGENT);
        assertThat(take("a")).isEmpty();
        assertThat(standing("a")).containsExactly(FaultKind.ROW_WITHOUT_KEY);
        assertThat(standing("b")).isEmpty();
        faults.remove(standing);
        assertThat(standing("a")).isEmpty();
    }

    @Test
    void shouldForgetAllWhenCleared() {
        faults.add(InjectedFault.lasting(FaultKind.HTML, "a"));

        faults.clear();

        assertThat(take("a")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void shouldReadTheNameItWrites(FaultKind kind) {
        assertThat(kind.wireName()).matches("[a-z-]+");
        assertThat(FaultKind.ofWireName(kind.wireName())).isEqualTo(kind);
    }

    @Test
    void shouldNameTheKindsThereAre() {
        assertThatThrownBy(() -> FaultKind.ofWireName("gremlins")).hasMessageContaining("half-agents");
    }

    private Set<FaultKind> standing(String account) {
        return faults.standing(account, SimulatedApi.CONVOSO_AGENT_MONITOR, _ -> true);
    }

    private Optional<FaultKind> take(String account) {
        return faults.take(account, SimulatedApi.CONVOSO_AGENT_MONITOR, _ -> true);
    }
}
