package io.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {
    @Test
    void shouldGiveNoPortTwice() {
        List<Integer> ports =
                IntStream.range(0, 1_000).mapToObj(_ -> LoopbackPorts.anyFree()).toList();

        assertThat(ports).doesNotHaveDuplicates();
    }
}
