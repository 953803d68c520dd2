package io.switchboard.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names a server may be called. */
class HostAllowListTest {
    private final HostAllowList local = HostAllowList.of("127.0.0.1", Set.of());
    private final HostAllowList named = HostAllowList.of("0.0.0.0", Set.of("localhost", "board.example"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8091", "localhost:8091", "LOCALHOST", "[::1]:8091"})
    void shouldAnswerToNamesOfThisMachine(String host) {
        assertThat(local.allows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8091", "127.0.0.1.evil.example", "", "localhost:8091:1"})
    void shouldNotAnswerToOthers(String host) {
        assertThat(local.allows(host)).isFalse();
        assertThat(local.allows(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8091", "board.example", "BOARD.EXAMPLE:80"})
    void shouldAnswerToItsNamesWhereOthersAreToReachIt(String host) {
        assertThat(named.allows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:8091", "0.0.0.0:8091", "board.example.evil.example", ""})
    void shouldNotAnswerToOthersWhereItHasNames(String host) {
        assertThat(named.allows(host)).isFalse();
        assertThat(named.allows(null)).isFalse();
    }

    @Test
    void shouldAnswerToItsNamesBesideThoseOfThisMachine() {
        HostAllowList proxied = HostAllowList.of("127.0.0.1", Set.of("board.example"));
        assertThat(proxied.allows("board.example")).isTrue();
        assertThat(proxied.allows("localhost:8091")).isTrue();
        assertThat(proxied.allows("evil.example")).isFalse();
    }

    @Test
    void shouldAnswerToAnyNameWhereOthersAreToReachItAndItHasNone() {
        assertThat(HostAllowList.of("0.0.0.0", Set.of()).allows("board.example"))
                .isTrue();
    }
}
