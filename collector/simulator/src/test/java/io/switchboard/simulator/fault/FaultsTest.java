package io.switchboard.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
    private final Faults faults = new Faults();

    @Test
    void shouldHitAsOftenAsAskedAndInTheOrderAsked() {
        faults.add(Fault.lasting(FaultKind.HTML, "a"));
        faults.add(Fault.times(2, FaultKind.THROTTLED, "a"));
        faults.add(Fault.times(1, FaultKind.SERVER_ERROR, "a"));

        assertThat(faults.take("a")).contains(FaultKind.THROTTLED);
        assertThat(faults.take("a")).contains(FaultKind.THROTTLED);
        assertThat(faults.take("a")).contains(FaultKind.SERVER_ERROR);
        assertThat(faults.take("a")).contains(FaultKind.HTML);
        assertThat(faults.take("a")).contains(FaultKind.HTML);
    }

    @Test
    void shouldLeaveOtherAccountsAlone() {
        faults.add(Fault.lasting(FaultKind.HTML, "a"));

        assertThat(faults.take("b")).isEmpty();
    }

    @Test
    void shouldHitEveryAccountWhenNoneIsNamed() {
        faults.add(new Fault(Optional.empty(), FaultKind.SLOW, OptionalInt.of(2)));

        assertThat(faults.take("a")).contains(FaultKind.SLOW);
        assertThat(faults.take("b")).contains(FaultKind.SLOW);
        assertThat(faults.take("a")).isEmpty();
    }

    @Test
    void shouldForgetAllWhenCleared() {
        faults.add(Fault.lasting(FaultKind.HTML, "a"));

        faults.clear();

        assertThat(faults.take("a")).isEmpty();
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
}
