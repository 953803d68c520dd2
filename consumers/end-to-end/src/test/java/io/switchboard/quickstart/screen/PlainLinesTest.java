package io.switchboard.quickstart.screen;

import static io.switchboard.quickstart.live.Rows.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Status;
import io.switchboard.quickstart.live.PerSecond;
import io.switchboard.quickstart.live.Rows;
import org.junit.jupiter.api.Test;

class PlainLinesTest {

    @Test
    void shouldSayWhoChangedToWhatAfterHowLong() {
        assertThat(PlainLines.change(Rows.change(NOON, "Ada Ito", Status.READY, Status.ON_CONTACT)))
                .isEqualTo("change    12:00:00  Ada Ito: READY -> ON_CONTACT after 0:42, Renewals");
    }

    @Test
    void shouldSumUpABucket() {
        assertThat(PlainLines.bucket(ScreenTest.busy().closed().orElseThrow()))
                .isEqualTo("bucket    11:55-12:00  2 agents, 100 % of the time known, 8 changes;"
                        + " READY 5:20, ON_CONTACT 4:40, WRAP_UP 0:00, PAUSED 0:00, PREVIEW 0:00");
    }

    @Test
    void shouldTellRates() {
        assertThat(PlainLines.rates(new PerSecond(2.4, 14.06), NOON))
                .isEqualTo("rates     12:00:00  2.4 polls/s, 14.1 events/s");
    }

    @Test
    void shouldTellOfATarget() {
        assertThat(ScreenTest.busy().targets().stream().map(PlainLines::target))
                .containsExactly(
                        "polled    acme-care/call-volume: COMPLETE, 40 rows, 0.0 events/s;"
                                + " 1,057 offered  998 answered  59 abandoned  11:45-12:00",
                        "polled    acme-sales/agent-monitor: COMPLETE, 40 rows, 0.0 events/s");
    }

    @Test
    void shouldIntroduceTheAccountsAndHowToAskTheirVendors() {
        assertThat(PlainLines.introduction(ScreenTest.ADDRESSES))
                .startsWith(
                        "accounts  acme-sales (Convoso), acme-chat (LivePerson), acme-care (Kore), of one simulated centre",
                        "ask       curl 'http://127.0.0.1:8085/v1/agent-monitor/search?auth_token=demo'")
                .contains("truth     curl http://127.0.0.1:8085/truth/acme/agents");
    }
}
