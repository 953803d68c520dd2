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
                        Server.KAFKA,
                        9092,
                        Server.REGISTRY,
                        8081,
                        Server.SIMULATOR,
                        8085,
                        Server.METRICS,
                        8080,
                        Server.WALLBOARD,
                        8091));
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void shouldTakeAnyPortInsteadOfAUsualOneThatIsTakenAndSaySo() {
        PortPlan plan = PortPlan.of(Map.of(), port -> port != 9092);

        assertThat(plan.port(Server.KAFKA)).isZero();
        assertThat(plan.port(Server.REGISTRY)).isEqualTo(8081);
        assertThat(plan.notes()).containsExactly("port 9092 is taken, so kafka gets a free one");
    }

    @Test
    void shouldRefuseAGivenPortThatIsTaken() {
        assertThatThrownBy(() -> PortPlan.of(Map.of(Server.KAFKA, 9999), port -> port != 9999))
                .isInstanceOf(UsageException.class)
                .hasMessage("port 9999 for kafka is taken:"
                        + " choose another with --port kafka=PORT, or any free one with --port kafka=0");
    }

    @Test
    void shouldLeaveAUsualPortToTheOneThatAskedForIt() {
        PortPlan plan = PortPlan.of(Map.of(Server.METRICS, 8081), _ -> true);

        assertThat(plan.port(Server.METRICS)).isEqualTo(8081);
        assertThat(plan.port(Server.REGISTRY)).isZero();
    }

    @Test
    void shouldRefuseOnePortForTwo() {
        assertThatThrownBy(() -> PortPlan.of(Map.of(Server.METRICS, 7000, Server.KAFKA, 7000), _ -> true))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("port 7000");
    }
}
