package io.switchboard.consumer.wallboard;

import static io.switchboard.consumer.wallboard.Told.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What a person sees, in a real browser(). */
@Tag("browser")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallboardPageIT {
    private static final String NAMES = ".agents [data-row]";

    private final AtomicInteger port = new AtomicInteger();
    private Board board = new Board(InstantSource.fixed(TEN));
    private Broadcast broadcast = new Broadcast();
    private BoardServer server = serve();
    private @Nullable Browser started;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        started = Browser.start();
    }

    @AfterEach
    void beginAnew() {
        server.close();
        board = new Board(InstantSource.fixed(TEN));
        broadcast = new Broadcast();
        port.set(0);
        server = serve();
    }

    @AfterAll
    void close() throws IOException {
        server.close();
        if (started != null) {
            started.close();
        }
    }

    @Test
    void shouldShowHowManyAreInEachStatusAndThatOneHasChanged() {
        new Centre(board::take).live(TEN);
        show();
        browser().open(server.port(), 1600, 1000, "light");

        awaitCounts();
        assertThat(browser().count(NAMES)).isEqualTo(Centre.AGENTS);

        board.take(Told.changed("new", TEN, Status.OFFLINE, Status.PREVIEW));
        show();

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
        new Centre(board::take).live(TEN);
        show();
        browser().open(server.port(), 1600, 1000, "light");
        browser().select(".filter select", "vendor:kore");

        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().count(NAMES)).isEqualTo(10));
        assertThat(browser().count(".polls tbody tr")).isEqualTo(1);
        assertThat(browser().text(".queues .empty")).hasSize(1);
    }

    @Test
    void shouldBeUsedByKeyboard() {
        new Centre(board::take).live(TEN);
        show();
        browser().open(server.port(), 1600, 1000, "light");
        awaitCounts();

        browser().press("Tab");
        assertThat(browser().focused()).isEqualTo("Skip to the agents");
        browser().press("Enter", "Tab", "Tab");
        String first = browser().focused();
        assertThat(browser().text(NAMES)).first().isEqualTo(first);
        browser().press("ArrowDown", "ArrowDown");
        assertThat(browser().text(NAMES).get(2)).isEqualTo(browser().focused());
        browser().press("Enter");
        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().count(".detail li")).isPositive());
        browser().press("Escape", "End");
        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().count(".detail")).isZero());
        assertThat(browser().text(NAMES)).last().isEqualTo(browser().focused());
        browser().press("Tab");
        assertThat(browser().text(NAMES)).doesNotContain(browser().focused());
    }

    @Test
    void shouldBeReadableInEveryLightAndWidthForEverybody() throws IOException {
        new Centre(board::take).live(TEN);
        show();
        for (String scheme : new String[] {"light", "dark"}) {
            browser().open(server.port(), 1600, 1000, scheme);
            awaitCounts();
            assertThat(browser().violations()).as(scheme).isEmpty();
            browser().screenshot("desktop-" + scheme);
        }
        assertThat(browser().background()).isEqualTo("rgb(16, 21, 27)");
        browser().open(server.port(), 390, 844, "light");
        awaitCounts();
        assertThat(browser().overflow()).isZero();
        assertThat(browser().violations()).as("phone").isEmpty();
        browser().screenshot("phone");
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void shouldSayWhatItWaitsForAndShowVendorsTextAsText() {
        browser().open(server.port(), 1600, 1000, "light");
        assertThat(browser().text(".empty"))
                .as("nothing is said of what is not known")
                .containsExactly("Waiting for the topics of the last hour…");

        show();
        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().text(".agents .empty"))
                        .containsExactly("No agents seen yet: is a collector running?"));

        String name = "<img src=x onerror=alert(1)> & <b>Bo</b>";
        board.take(Told.change("7", TEN, Status.OFFLINE, Status.READY)
                .setAgentName(name)
                .build());
        show();
        Awaitility.await().untilAsserted(() -> assertThat(browser().text(NAMES)).containsExactly(name));
        assertThat(browser().count("#board img")).isZero();
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void shouldSayThatTheConnectionIsLostAndFindItAgain() {
        browser().open(server.port(), 1600, 1000, "light");
        show();
        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().text(".connection")).containsExactly("Live"));
        port.set(server.port());
        server.close();

        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(browser().text(".connection")).containsExactly("Connection lost. Trying again…"));

        broadcast = new Broadcast();
        board.take(Told.changed("back", TEN, Status.OFFLINE, Status.READY));
        server = serve();
        show();
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(browser().text(".connection")).containsExactly("Live");
            assertThat(browser().text(NAMES)).containsExactly("Agent back");
        });
    }

    private Browser browser() {
        return Objects.requireNonNull(started);
    }

    private BoardServer serve() {
        return new BoardServer(new WallboardSettings("127.0.0.1", port.get()), broadcast);
    }

    private void show() {
        board.take(Told.end(1, TEN).build());
        broadcast.publish(board.picture(true));
    }

    private void awaitCounts() {
        Map<Status, Long> counts = board.picture(true).agents().values().stream()
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
