package io.switchboard.collector.vendor.liveperson;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.http.CallFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginPauseTest {
    private static final Instant NOW = Instant.parse("2026-03-02T13:29:00Z");
    private static final CallFailure REFUSED = new CallFailure.Refused("HTTP 401");

    @Test
    void shouldAllowTheFirstLogin() {
        assertThat(LoginPause.NONE.isOver(NOW)).isTrue();
    }

    @Test
    void shouldGrowWithEachLoginInVainUpToAnHour() {
        LoginPause pause = LoginPause.NONE;
        for (int minutes : List.of(15, 30, 60, 60)) {
            pause = minutes == 30 ? pause.afterToken(NOW) : pause.afterRefusal(REFUSED, NOW);

            assertThat(pause.isOver(NOW.plus(Duration.ofMinutes(minutes)).minusMillis(1)))
                    .as("%d minutes", minutes)
                    .isFalse();
            assertThat(pause.isOver(NOW.plus(Duration.ofMinutes(minutes)))).isTrue();
        }
    }

    @Test
    void shouldSayUntilWhen() {
        LoginPause pause = LoginPause.NONE.afterRefusal(REFUSED, NOW);

        assertThat(pause.failure(NOW.plusSeconds(60)))
                .isEqualTo(new CallFailure.Refused(
                        "HTTP 401; no login before 2026-03-02T13:44:00Z, unless the collector is restarted",
                        Optional.of(Duration.ofMinutes(14))));
    }

    @Test
    void shouldBeAsLongAsTheLoginServiceAsksIfItDoesNotJudge() {
        CallFailure throttled = new CallFailure.Throttled("HTTP 429", Optional.of(Duration.ofSeconds(40)));

        LoginPause pause = LoginPause.NONE.afterFailure(throttled, NOW);

        assertThat(pause.isOver(NOW.plusSeconds(39))).isFalse();
        assertThat(pause.failure(NOW)).isInstanceOf(CallFailure.Throttled.class);
        assertThat(pause.isOver(NOW.plusSeconds(40))).isTrue();
        assertThat(pause.afterFailure(new CallFailure.Unreachable("down"), NOW)).isEqualTo(pause);
    }

    @Test
    void shouldNotLastLongerBecauseTheClockIsSetBack() {
        LoginPause pause = LoginPause.NONE.afterRefusal(REFUSED, NOW);

        assertThat(pause.isOver(NOW.minus(Duration.ofHours(3)))).isTrue();
    }
}
