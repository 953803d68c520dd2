package io.switchboard.quickstart.live;

import static io.switchboard.quickstart.live.Rows.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LiveTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Live live = new Live();

    @Test
    void shouldCountAgentsInTheirLatestStatus() {
        live.take(new Seen.Present("1", Status.READY), 0);
        live.take(new Seen.Present("2", Status.READY), 0);
        live.take(new Seen.Present("1", Status.ON_CONTACT), 0);
        live.take(new Seen.Present("3", Status.PAUSED), 0);
        live.take(new Seen.Gone("3"), 0);

        View view = live.view(0);

        assertThat(view.present()).isEqualTo(2);
        assertThat(view.agents(Status.READY)).isEqualTo(1);
        assertThat(view.agents(Status.ON_CONTACT)).isEqualTo(1);
        assertThat(view.agents(Status.PAUSED)).isZero();
    }

    @Test
    void shouldShowTheLatestChangeFirstAndNoFirstSights() {
        live.take(new Seen.Change(Rows.change(NOON, "1", null, Status.READY)), 0);
        live.take(new Seen.Change(Rows.change(NOON, "1", Status.READY, Status.ON_CONTACT)), 0);
        live.take(new Seen.Change(Rows.change(NOON, "2", Status.READY, Status.PAUSED)), 0);

        assertThat(live.view(0).changes()).extracting(StatusChange::getAgentId).containsExactly("2", "1");
    }

    @Test
    void shouldKeepNoMoreChangesAndPollsThanAnyScreenShows() {
        for (int i = 0; i < 1_000; i++) {
            live.take(new Seen.Change(Rows.change(NOON.plusSeconds(i), "1", Status.READY, Status.PAUSED)), 0);
            live.take(new Seen.PollEnd(Rows.poll(NOON, Outcome.COMPLETE, Dataset.CONVOSO_AGENTS)), 0);
        }

        assertThat(live.view(0).changes())
                .hasSize(200)
                .first()
                .extracting(StatusChange::getChangedAt)
                .isEqualTo(NOON.plusSeconds(999));
        assertThat(live.view(0).polls()).hasSize(50);
    }

    @Test
    void shouldTellRatesOfTheLastTenSeconds() {
        live.view(0);
        for (int second = 1; second <= 30; second++) {
            live.take(new Seen.PollEnd(Rows.poll(NOON, Outcome.COMPLETE, Dataset.CONVOSO_AGENTS)), 0);
            live.take(new Seen.PollEnd(Rows.poll(NOON, Outcome.COMPLETE, Dataset.CONVOSO_TOTALS)), 0);
            for (int event = 0; event < (second <= 20 ? 100 : 3); event++) {
                live.take(new Seen.Event(), 0);
            }
            live.view(second * SECOND);
        }

        PerSecond rates = live.view(30 * SECOND).rates();

        assertThat(rates.polls())
                .as("one poll ends once for each of its datasets")
                .isCloseTo(1, Offset.offset(0.01));
        assertThat(rates.events()).isCloseTo(3, Offset.offset(0.01));
    }

    @Test
    void shouldShowABucketOnceItsFinalRowsHaveStoppedComing() {
        live.take(new Seen.Bucket(Rows.bucket(NOON, "1", 100, false)), 0);
        assertThat(live.view(SECOND).closed()).isEmpty();

        live.take(new Seen.Bucket(Rows.bucket(NOON, "1", 120, true)), SECOND);
        assertThat(live.view(SECOND + 1).closed()).isEmpty();
        live.take(new Seen.Bucket(Rows.bucket(NOON, "2", 200, true)), SECOND + 2);

        ClosedBucket closed = live.view(2 * SECOND).closed().orElseThrow();
        assertThat(closed.end()).isEqualTo(NOON);
        assertThat(closed.rows()).extracting("agentId").containsExactly("2", "1");
        assertThat(closed.seconds(Status.ON_CONTACT)).isEqualTo(320);
        assertThat(closed.seconds(Status.READY)).isEqualTo(280);
        assertThat(closed.observed()).isEqualTo(600);
        assertThat(closed.coverage()).isEqualTo(1);
        assertThat(closed.changes()).isEqualTo(8);
    }

    @Test
    void shouldNotGoBackToAnEarlierBucketThatIsCorrected() {
        live.take(new Seen.Bucket(Rows.bucket(NOON, "1", 100, true)), 0);
        ClosedBucket closed = live.view(SECOND).closed().orElseThrow();

        live.take(new Seen.Bucket(Rows.bucket(NOON.minusSeconds(300), "1", 100, true)), SECOND);

        assertThat(live.view(2 * SECOND).closed()).contains(closed);
    }
}
