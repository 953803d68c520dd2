package io.switchboard.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.platform.cli.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortPlanTest {

    @Test
    void shouldTakeTheUsualPortsWhenTheyAreFree() {
        PortPlan plan = PortPlan.of(Map.of(), _ -> true);

        assertThat(plan.ports())
                .isEqualTo(Map.of(
                        PortOwner.KAFKA,
                        9092,
                        PortOwner.REGISTRY,
                        8081,
                        PortOwner.SIMULATOR,
                        8085,
                        PortOwner.METRICS,
                        8080,
                        PortOwner.WALLBOARD,
                        8091));
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void shouldTakeAnyPortInsteadOfAUsualOneThatIsTakenAndSaySo() {
        PortPlan plan = PortPlan.of(Map.of(), port -> port != 9092);

        assertThat(plan.port(PortOwner.KAFKA)).isZero();
        assertThat(plan.port(PortOwner.REGISTRY)).isEqualTo(8081);
        assertThat(plan.notes()).containsExactly("port 9092 is taken, so kafka gets a free one");
    }

    @Test
    void shouldRefuseAGivenPortThatIsTaken() {
        assertThatThrownBy(() -> PortPlan.of(Map.of(PortOwner.KAFKA, 9999), port -> port != 9999))
                .isInstanceOf(UsageException.class)
                .hasMessage("port 9999 for kafka is taken:"
                        + " choose another with --port kafka=PORT, or any free one with --port kafka=0");
    }

    @Test
    void shouldLeaveAUsualPortToTheOneThatAskedForIt() {
        PortPlan plan = PortPlan.of(Map.of(PortOwner.METRICS, 8081), _ -> true);

        assertThat(plan.port(PortOwner.METRICS)).isEqualTo(8081);
        assertThat(plan.port(PortOwner.REGISTRY)).isZero();
    }

    @Test
    void shouldRefuseOnePortForTwo() {
        assertThatThrownBy(() -> PortPlan.of(Map.of(PortOwner.METRICS, 7000, PortOwner.KAFKA, 7000), _ -> true))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("port 7000");
    }
}
