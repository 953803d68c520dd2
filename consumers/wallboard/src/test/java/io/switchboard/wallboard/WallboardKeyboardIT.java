package io.switchboard.wallboard;

import static io.switchboard.wallboard.BoardRecords.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Status;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a person does without a mouse, while the page changes. */
class WallboardKeyboardIT extends InBrowser {
    private static final int MANY = 120;
    private static final int FIRST = 100;

    @Test
    void shouldGoFromRowToRow() {
        new Centre(served().board()::take).live(TEN);
        open(Centre.AGENTS);

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
    void shouldSayWhichKeysGoFromRowToRow() {
        agents(3);
        open(3);

        String hint = browser().attribute(NAMES + "[tabindex='0']", "aria-describedby");

        assertThat(browser().text("#" + hint)).singleElement().asString().contains("arrow keys");
    }

    @Test
    void shouldStayAtTheRowThatMoves() {
        agents(3);
        open(3);
        browser().select(".agents select", "status");
        browser().focus(NAMES);
        assertThat(browser().focused()).isEqualTo("Agent 0");

        enter("0", Status.PAUSED);

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(browser().text(NAMES)).containsExactly("Agent 1", "Agent 2", "Agent 0"));
        assertThat(browser().focused()).isEqualTo("Agent 0");
    }

    @Test
    void shouldKeepTheRowThatItIsAtWhenOthersPushItOut() {
        agents(MANY);
        open(FIRST);
        browser().select(".agents select", "status");
        browser().focus(NAMES);

        enter("0", Status.PAUSED);

        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(browser().text("tr:has(:focus) .status")).containsExactly("Paused"));
        assertThat(browser().focused()).isEqualTo("Agent 0");
        assertThat(browser().text(NAMES)).hasSize(FIRST + 1).last().isEqualTo("Agent 0");
    }

    @Test
    void shouldGoToTheHeadingWhenTheRowIsGone() {
        agents(3);
        open(3);
        browser().focus(NAMES);

        served().board().take(BoardRecords.end(2, TEN.plusSeconds(3_700)).build());
        served().publish();

        Awaitility.await().untilAsserted(() -> assertThat(browser().focused()).isEqualTo("Agents, last hour"));
    }

    @Test
    void shouldShowAllAgentsAndTheFirstAloneAgain() {
        agents(MANY);
        open(FIRST);
        browser().focus(".agents .more");

        browser().press("Enter");

        awaitRows(MANY);
        assertThat(browser().focused()).isEqualTo("Show all 120 agents");
        assertThat(browser().attribute(".agents .more", "aria-expanded")).isEqualTo("true");
        browser().press("Enter");
        awaitRows(FIRST);
        assertThat(browser().focused()).isEqualTo("Show all 120 agents");
        assertThat(browser().attribute(".agents .more", "aria-expanded")).isEqualTo("false");
    }

    @Test
    void shouldShowAllQueuesAndTheFirstAloneAgain() {
        for (int i = 0; i < 45; i++) {
            served().board().take(BoardRecords.queue("" + i, TEN).setOffered(1L).build());
        }
        agents(3);
        open(3);
        assertThat(browser().count(".queues tbody tr")).isEqualTo(40);
        browser().focus(".queues .more");
        assertThat(browser().focused()).isEqualTo("Show all 45 queues");

        browser().press("Enter");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(browser().count(".queues tbody tr")).isEqualTo(45));
        browser().press("Enter");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(browser().count(".queues tbody tr")).isEqualTo(40));
    }

    /** All of them ready. */
    private void agents(int many) {
        for (int i = 0; i < many; i++) {
            served().board().take(BoardRecords.changed("" + i, TEN, Status.OFFLINE, Status.READY));
        }
    }

    private void enter(String agent, Status status) {
        served().board().take(BoardRecords.changed(agent, TEN.plusSeconds(1), Status.READY, status));
        served().publish();
    }

    private void open(int rows) {
        served().show();
        browser().open(served().port(), 1600, 1000, "light");
        awaitRows(rows);
    }

    private void awaitRows(int rows) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(browser().count(NAMES)).isEqualTo(rows));
    }
}
