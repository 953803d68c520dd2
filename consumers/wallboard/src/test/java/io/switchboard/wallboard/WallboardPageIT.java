package io.switchboard.wallboard;

import static io.switchboard.wallboard.BoardRecords.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees, in a real browser. */
class WallboardPageIT extends InBrowser {

    @Test
    void shouldShowHowManyAreInEachStatusAndThatOneHasChanged() {
        new Centre(served().board()::take).live(TEN);
        served().show();
        browser().open(served().port(), 1600, 1000, "light");

        awaitCounts();
        assertThat(browser().count(NAMES)).isEqualTo(Centre.AGENTS);

        served().board().take(BoardRecords.changed("new", TEN, Status.OFFLINE, Status.PREVIEW));
        served().show();

        awaitCounts();
        assertThat(browser().text("h1")).containsExactly("41 agents logged in");
        assertThat(browser().text(".changes li").getFirst())
                .contains("Agent new")
                .contains("Preview");
        assertThat(browser().text(".polls tbody th"))
                .satisfiesExactly(
                        acme -> assertThat(acme).startsWith("agent-monitor"),
                        care -> assertThat(care).startsWith("agent-status-details"));
        assertThat(browser().text(".queues tbody th")).hasSize(3);
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void shouldShowOneAccountAlone() {
        new Centre(served().board()::take).live(TEN);
        served().show();
        browser().open(served().port(), 1600, 1000, "light");
        browser().select(".filter select", "vendor:kore");

        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().count(NAMES)).isEqualTo(10));
        assertThat(browser().count(".polls tbody tr")).isEqualTo(1);
        assertThat(browser().text(".queues .empty")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void shouldBeReadableInEveryLightAndWidthForEverybody(String scheme) throws IOException {
        new Centre(served().board()::take).live(TEN);
        served().show();
        see(scheme, scheme);
        assertThat(browser().background()).isEqualTo(scheme.equals("dark") ? "rgb(16, 21, 27)" : "rgb(244, 245, 247)");
        assertThat(browser().complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void shouldBeReadableWhenItIsNotUpToDateAnyMore(String scheme) throws IOException {
        new Centre(served().board()::take).live(TEN);
        served().show();
        served().stay(Duration.ofMinutes(4));
        see(scheme, scheme + "-stale");
        assertThat(browser().count("main.stale")).isOne();
    }

    @Test
    void shouldSayWhatItWaitsForAndShowVendorsTextAsText() {
        browser().open(served().port(), 1600, 1000, "light");
        assertThat(browser().text(".empty"))
                .as("nothing is said of what is not known")
                .containsExactly("Waiting for the topics of the last hour…");

        served().show();
        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().text(".agents .empty"))
                        .containsExactly("No agents seen yet: is a collector running?"));

        String name = "<img src=x onerror=alert(1)> & <b>Bo</b>";
        served().board()
                .take(BoardRecords.change("7", TEN, Status.OFFLINE, Status.READY)
                        .setAgentName(name)
                        .build());
        served().show();
        Awaitility.await().untilAsserted(() -> assertThat(browser().text(NAMES)).containsExactly(name));
        assertThat(browser().count("#board img")).isZero();
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void shouldSayThatNoPollHasComeForSoLongAlthoughItIsConnected() {
        new Centre(served().board()::take).live(TEN);
        served().show();
        browser().open(served().port(), 1600, 1000, "light");
        awaitCounts();
        assertThat(browser().text(".connection")).containsExactly("Live");
        assertThat(browser().count(".polls .late")).isZero();

        served().stay(Duration.ofMinutes(4));

        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().text(".connection")).containsExactly("No poll for 4 min"));
        assertThat(browser().attribute(".connection", "role")).isEqualTo("alert");
        assertThat(browser().count("main.stale")).isOne();
        assertThat(browser().text(".polls .late td:nth-child(3)")).containsExactly("4 min", "4 min");

        served().board().take(BoardRecords.end(2, TEN.plusSeconds(240)).build());
        served().publish();

        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().text(".connection")).containsExactly("Live"));
        assertThat(browser().text(".polls .late td:nth-child(3)")).containsExactly("4 min");
    }

    @Test
    void shouldSayThatTheConnectionIsLostAndFindItAgain() {
        browser().open(served().port(), 1600, 1000, "light");
        served().show();
        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().text(".connection")).containsExactly("Live"));
        int port = served().port();
        served().close();

        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(browser().text(".connection")).containsExactly("Connection lost. Trying again…"));

        serveAt(port);
        served().board().take(BoardRecords.changed("back", TEN, Status.OFFLINE, Status.READY));
        served().show();
        Awaitility.await().untilAsserted(() -> {
            assertThat(browser().text(".connection")).containsExactly("Live");
            assertThat(browser().text(NAMES)).containsExactly("Agent back");
        });
    }

    /** As on a wall and as on a phone, neither of them with anything that is hard to read. */
    private void see(String scheme, String name) throws IOException {
        browser().open(served().port(), 1600, 1000, scheme);
        awaitCounts();
        assertThat(browser().violations()).isEmpty();
        browser().screenshot("desktop-" + name);
        browser().open(served().port(), 390, 844, scheme);
        awaitCounts();
        assertThat(browser().overflow()).isZero();
        assertThat(browser().violations()).as("phone").isEmpty();
        browser().screenshot("phone-" + name);
    }

    private void awaitCounts() {
        Map<Status, Long> counts = served().board().picture(true).agents().values().stream()
                .collect(Collectors.groupingBy(AgentRow::status, Collectors.counting()));
        Awaitility.await().untilAsserted(() -> {
            for (Map.Entry<Status, Long> count : counts.entrySet()) {
                assertThat(browser().text(".counts [data-status=%s] .count".formatted(count.getKey())))
                        .containsExactly(count.getValue().toString());
            }
            assertThat(browser().count(".counts li")).isEqualTo(counts.size());
        });
    }
}
