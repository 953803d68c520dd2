package io.switchboard.consumer.wallboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names the page answers. */
class VisitorsTest {
    private final Visitors local = Visitors.of("127.0.0.1");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8091", "localhost:8091", "LOCALHOST", "[::1]:8091"})
    void shouldAnswerToNamesOfThisMachine(String asked) {
        assertThat(local.lets(asked)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8091", "127.0.0.1.evil.example", "", "localhost:8091:1"})
    void shouldNotAnswerToOthers(String asked) {
        assertThat(local.lets(asked)).isFalse();
        assertThat(local.lets(null)).isFalse();
    }

    @Test
    void shouldAnswerToAnyNameWhereOthersAreToReachIt() {
        assertThat(Visitors.of("0.0.0.0").lets("board.example")).isTrue();
    }
}
