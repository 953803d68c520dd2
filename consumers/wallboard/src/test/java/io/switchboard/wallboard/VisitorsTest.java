package io.switchboard.wallboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names the page answers. */
class VisitorsTest {
    private final Visitors local = Visitors.of(new WallboardSettings("127.0.0.1", 0));
    private final Visitors named =
            Visitors.of(new WallboardSettings("0.0.0.0", 0, Set.of("localhost", "Board.example")));

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

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8091", "board.example", "BOARD.EXAMPLE:80"})
    void shouldAnswerToItsNamesWhereOthersAreToReachIt(String asked) {
        assertThat(named.lets(asked)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:8091", "0.0.0.0:8091", "board.example.evil.example", ""})
    void shouldNotAnswerToOthersWhereItHasNames(String asked) {
        assertThat(named.lets(asked)).isFalse();
        assertThat(named.lets(null)).isFalse();
    }

    @Test
    void shouldAnswerToItsNamesBesideThoseOfThisMachine() {
        Visitors proxied = Visitors.of(new WallboardSettings("127.0.0.1", 0, Set.of("board.example")));
        assertThat(proxied.lets("board.example")).isTrue();
        assertThat(proxied.lets("localhost:8091")).isTrue();
        assertThat(proxied.lets("evil.example")).isFalse();
    }

    @Test
    void shouldAnswerToAnyNameWhereOthersAreToReachItAndItHasNone() {
        assertThat(Visitors.of(new WallboardSettings("0.0.0.0", 0)).lets("board.example"))
                .isTrue();
    }
}
