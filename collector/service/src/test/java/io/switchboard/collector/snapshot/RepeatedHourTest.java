package io.switchboard.collector.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows come as the decoder makes them: a local time of a repeated hour as the first of its two instants. */
class RepeatedHourTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    /** When the clocks of Los Angeles are put back from 02:00 to 01:00. */
    private static final Instant BACK = Instant.parse("2026-11-01T09:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);

    /** Polls every minute over both passes and the hours around them; a restart now and then. */
    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, 2026-11-01T09:00:00Z",
        "Europe/Berlin, 2026-10-25T01:00:00Z",
        "Australia/Sydney, 2026-04-04T16:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T15:00:00Z",
        "America/Sao_Paulo, 2018-02-18T02:00:00Z",
        "UTC, 2026-11-01T09:00:00Z"
    })
    void shouldDateEveryChangeWhereItWas(ZoneId zone, Instant back) {
        Centre centre = new Centre(zone, true);
        for (int minute = -150; minute <= 150; minute++) {
            Instant now = back.plusSeconds(60L * minute);
            Instant changedAt = now.minusSeconds(40);

            RowChange.ChangeWindow change = centre.change(changedAt, now).when();

            assertThat(change.eventTime()).as("%s minutes after", minute).isEqualTo(changedAt);
            assertThat(change.basis()).isEqualTo(Basis.VENDOR);
            change.notBefore().ifPresent(last -> assertThat(last).isBefore(changedAt));
            assertThat(centre.poll(now.plusSeconds(20), changedAt))
                    .as("nothing new")
                    .isEmpty();
            if (minute % 7 == 0) {
                centre.restart();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-1800", "1800"})
    void shouldKeepTheInstantForAsLongAsTheTextIsShown(int seconds) {
        Centre centre = new Centre(PACIFIC, true);
        Instant changedAt = BACK.plusSeconds(seconds);
        centre.poll(BACK.minus(HOUR), BACK.minus(HOUR));
        centre.change(changedAt, changedAt.plusSeconds(5));

        for (Duration later : List.of(Duration.ofMinutes(1), HOUR, Duration.ofHours(9), Duration.ofDays(300))) {
            assertThat(centre.poll(changedAt.plus(later), changedAt))
                    .as("after %s", later)
                    .isEmpty();
            centre.restart();
        }
    }

    /** Both passes lie between the last poll and this one: the age that the vendor states decides. */
    @ParameterizedTest
    @CsvSource({"-3600", "-1800", "-1", "0", "1800", "3599"})
    void shouldGoByTheStatedAgeAfterAnOutage(int seconds) {
        Instant changedAt = BACK.plusSeconds(seconds);
        for (boolean known : new boolean[] {true, false}) {
            Centre centre = new Centre(PACIFIC, true);
            if (known) {
                centre.poll(BACK.minus(HOUR.multipliedBy(3)), BACK.minus(HOUR.multipliedBy(4)));
                centre.restart();
            }

            RowChange change = centre.change(changedAt, BACK.plus(HOUR.multipliedBy(2)));

            assertThat(change.when().eventTime()).as("known before: %s", known).isEqualTo(changedAt);
        }
    }

    @Test
    void shouldNotReadATimeThatIsStillToCome() {
        Centre centre = new Centre(PACIFIC, false);
        Instant changedAt = BACK.minus(Duration.ofMinutes(50));

        assertThat(centre.change(changedAt, BACK.minus(Duration.ofMinutes(20)))
                        .when()
                        .eventTime())
                .isEqualTo(changedAt);
    }

    @Test
    void shouldTakeTheLaterOneWhereNothingDecides() {
        Centre centre = new Centre(PACIFIC, false);

        assertThat(centre.change(BACK.minus(Duration.ofMinutes(30)), BACK.plus(HOUR))
                        .when()
                        .eventTime())
                .isEqualTo(BACK.plus(Duration.ofMinutes(30)));
    }

    @Test
    void shouldNotGoByAnAgeOfSomethingElse() {
        Centre centre = new Centre(PACIFIC, true);
        centre.poll(BACK.plus(Duration.ofMinutes(10)), BACK.minus(HOUR.multipliedBy(2)));
        Instant changedAt = BACK.plus(Duration.ofMinutes(12));
        Agent row = centre.row(changedAt, changedAt.minus(Duration.ofHours(8)), changedAt.plusSeconds(3));

        assertThat(centre.poll(row, changedAt.plusSeconds(3)).getFirst().when().eventTime())
                .isEqualTo(changedAt);
    }

    /** A vendor whose clock is ten minutes ahead is so in both passes. */
    @Test
    void shouldBearAClockThatIsOff() {
        Centre centre = new Centre(PACIFIC, false);
        for (int minute = -100; minute <= 100; minute++) {
            Instant now = BACK.plusSeconds(60L * minute);
            Instant vendors = now.plus(Duration.ofMinutes(10));

            assertThat(centre.change(vendors, now).when().eventTime()).isEqualTo(vendors);
        }
    }

    /** One agent, polled again and again. */
    private static final class Centre {
        private final ZoneId zone;
        private final FieldRoles roles;
        private final boolean ages;
        private Snapshot last = Snapshot.NONE;
        private int call;

        Centre(ZoneId zone, boolean ages) {
            this.zone = zone;
            this.roles = new FieldRoles(Dataset.CONVOSO_AGENTS, Optional.of(zone));
            this.ages = ages;
        }

        /** The one change of a poll that shows another call. */
        RowChange change(Instant changedAt, Instant now) {
            call++;
            List<RowChange> changes = poll(now, changedAt);
            assertThat(changes).hasSize(1);
            Agent row = (Agent) changes.getFirst().after().orElseThrow();
            assertThat(row.getLastStateChange())
                    .isEqualTo(changes.getFirst().when().eventTime());
            return changes.getFirst();
        }

        List<RowChange> poll(Instant now, Instant changedAt) {
            return poll(row(changedAt, changedAt, now), now);
        }

        List<RowChange> poll(Agent row, Instant now) {
            DatasetObservation observation = new DatasetObservation(
                    List.of(List.of(row)), 0, ResponseCoverage.ALL, now.minusSeconds(1), now, Origin.LIVE);
            Diff diff = Diff.between(last, observation, roles, AbsencePolicy.DEFAULT);
            last = diff.next();
            return diff.changes();
        }

        void restart() {
            last = Snapshot.restored(last.rows(), last.allSeenAt(), last.visibility());
        }

        Agent row(Instant changedAt, Instant since, Instant now) {
            return Agent.newBuilder()
                    .setAccount("acme")
                    .setUserId("7")
                    .setStatus("INCALL")
                    .setCallLogId("call-" + call)
                    .setLastStateChange(decoded(changedAt))
                    .setLastCallTime(decoded(changedAt.minusSeconds(2)))
                    .setLastUpdateTime(decoded(now))
                    .setStatusLengthSec(
                            ages ? (int) Duration.between(since, now).toSeconds() : null)
                    .build();
        }

        private Instant decoded(Instant time) {
            return LocalDateTime.ofInstant(time, zone).atZone(zone).toInstant();
        }
    }
}
