package io.switchboard.quickstart.live;

import static io.switchboard.quickstart.live.Rows.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Outcome;
import io.switchboard.PollKey;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LiveTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Offset<Double> NEARLY = Offset.offset(0.01);

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
            live.take(new Seen.PollEnd(Rows.poll(NOON, i, Outcome.COMPLETE, Dataset.CONVOSO_AGENTS)), 0);
        }

        assertThat(live.view(0).changes())
                .hasSize(200)
                .first()
                .extracting(StatusChange::getChangedAt)
                .isEqualTo(NOON.plusSeconds(999));
        assertThat(live.view(0).polls()).hasSize(50);
    }

    @Test
    void shouldTellRatesOfAllTargetsAndChangesOfEach() {
        live.take(event("sales/monitor"), 0);
        live.take(event("care/volume"), 0);
        live.view(0);
        for (int second = 1; second <= 10; second++) {
            live.take(new Seen.PollEnd(Rows.poll(NOON, second, Outcome.COMPLETE, Dataset.CONVOSO_AGENTS)), 0);
            live.take(new Seen.PollEnd(Rows.poll(NOON, second, Outcome.COMPLETE, Dataset.CONVOSO_TOTALS)), 0);
            live.take(event("sales/monitor"), 0);
            live.take(event("sales/monitor"), 0);
            live.take(event("care/volume"), 0);
        }

        View view = live.view(10 * SECOND);

        assertThat(view.rates().polls())
                .as("one poll ends once for each of its datasets")
                .isCloseTo(1, NEARLY);
        assertThat(view.rates().events()).isCloseTo(3, NEARLY);
        assertThat(view.targets())
                .filteredOn(target -> target.last().isEmpty())
                .extracting(Target::name, Target::changesPerSecond)
                .containsExactly(tuple("care/volume", 1.0), tuple("sales/monitor", 2.0));
    }

    @Test
    void shouldShowHowTheLastPollOfATargetEnded() {
        live.take(new Seen.PollEnd(Rows.poll(NOON, 1, Outcome.COMPLETE, Dataset.CONVOSO_AGENTS)), 0);
        live.take(new Seen.PollEnd(Rows.poll(NOON, 2, Outcome.PARTIAL, Dataset.CONVOSO_AGENTS)), 0);
        live.take(new Seen.PollEnd(Rows.poll(NOON, 2, Outcome.COMPLETE, Dataset.CONVOSO_TOTALS)), 0);

        assertThat(live.view(0).targets()).singleElement().satisfies(target -> {
            assertThat(target.account()).isEqualTo("acme-sales");
            assertThat(target.api()).isEqualTo("agent-monitor");
            assertThat(target.last().orElseThrow().getOutcome())
                    .as("of all its datasets")
                    .isEqualTo(Outcome.PARTIAL);
            assertThat(target.rows()).as("of both datasets").isEqualTo(80);
        });
    }

    private static Seen event(String target) {
        return new Seen.Event(target, new PollKey("acme", "any"), Optional.empty());
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
