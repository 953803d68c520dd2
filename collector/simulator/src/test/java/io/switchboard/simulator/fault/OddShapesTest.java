package io.switchboard.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OddShapesTest {
    @Test
    void shouldGroupMillionsByThousandsToo() {
        OddShapes oddities =
                new OddShapes(Map.of(FaultKind.GROUPED_NUMBER, OddShapes.grouped("calls", Set.of("calls", "talk"))));

        assertThat(oddities.spoil("{\"calls\":999,\"talk\":1234567}", FaultKind.GROUPED_NUMBER, 0))
                .isEqualTo("{\"calls\":999.0,\"talk\":\"1,234,567\"}");
    }
}
