package io.switchboard.collector;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.switchboard.Origin;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.ops.AssignmentMetrics;
import io.switchboard.collector.ops.Health;
import io.switchboard.collector.ops.Metrics;
import io.switchboard.collector.poll.Calendar;
import io.switchboard.collector.poll.FinishedPoll;
import io.switchboard.collector.poll.FinishedPoll.Identity;
import io.switchboard.collector.poll.Progress;
import io.switchboard.collector.poll.Span;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.Scope;
import io.switchboard.collector.target.Redactor;
import io.switchboard.topic.Dataset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What operators see of days that no poll has read. */
class MissedReportTest {
    private static final Instant SATURDAY = Instant.parse("2026-03-07T00:00:00Z");
    private static final Instant SUNDAY = Instant.parse("2026-03-08T00:00:00Z");
    private static final Target TARGET = new Target(
            "acme",
            "agent-status-details",
            List.of(Dataset.KORE_STATUS),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            AbsencePolicy.DEFAULT,
            new Calendar(Optional.empty(), Optional.empty()));
    private static final String COMMAND = "backfill --account acme --dataset agent-status-details --from ";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AssignmentMetrics assignment = new AssignmentMetrics(registry);
    private final Health health = new Health(Redactor.ofNothing(), Clock.systemUTC());
    private final PollReport report = new PollReport(new Metrics(registry), assignment, health);
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.switchboard.collector.poll");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        assignment.assigned(Set.of(TARGET.name()), SATURDAY);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    @Test
    void shouldSayOnceWhatWasMissedAndHowToGetIt() {
        commit(SUNDAY, new Scope(SATURDAY, SUNDAY));
        commit(SUNDAY, new Scope(SATURDAY, SUNDAY));

        assertThat(missed())
                .singleElement()
                .asString()
                .contains("acme/agent-status-details#1: 2026-03-07 to 2026-03-08 was not read")
                .endsWith(COMMAND + "2026-03-07 --to 2026-03-08");
    }

    @Test
    void shouldSayWhenItIsLeftToABackfill() {
        commit(SATURDAY, new Scope(SATURDAY, SUNDAY));
        commit(SUNDAY, new Scope(SATURDAY, SUNDAY));

        assertThat(missed()).hasSize(2);
        assertThat(missed().getFirst()).endsWith("--to 2026-03-08, once the rest of the backlog has been read");
        assertThat(missed().getLast()).endsWith("--to 2026-03-08");
    }

    @Test
    void shouldSayItAgainWhereADayIsAddedAndNotWhereMinutesAre() {
        for (int minutes = 0; minutes <= 24 * 60; minutes += 5) {
            Instant end = SUNDAY.plus(Duration.ofMinutes(minutes));
            commit(end, new Scope(SATURDAY, end));
        }

        assertThat(missed()).hasSize(2);
        assertThat(missed().getLast()).endsWith("--from 2026-03-07 --to 2026-03-09");
    }

    @Test
    void shouldShowItBesideTheBacklogWhileItLasts() {
        commit(SUNDAY, new Scope(SATURDAY, SUNDAY), new Scope(SUNDAY.plusSeconds(900), SUNDAY.plusSeconds(1_800)));

        assertThat(registry.scrape())
                .contains("switchboard_missed_ranges{account=\"acme\",api=\"agent-status-details\"} 2.0\n");
        assertThat(open().missed())
                .containsExactly("2026-03-07 to 2026-03-08", "2026-03-08T00:15:00Z to 2026-03-08T00:30:00Z");

        commit(SUNDAY);

        assertThat(registry.scrape())
                .contains("switchboard_missed_ranges{account=\"acme\",api=\"agent-status-details\"} 0.0\n");
        assertThat(open().missed()).isEmpty();
    }

    private Health.Open open() {
        return Objects.requireNonNull(health.report().targets().get(TARGET.name()))
                .open();
    }

    private List<String> missed() {
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("was not read"))
                .toList();
    }

    private void commit(Instant coveredFrom, Scope... missed) {
        Progress progress = new Progress(
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                0,
                Optional.of(coveredFrom),
                Optional.empty(),
                List.of(missed));
        report.committed(
                new FinishedPoll(
                        new Identity(TARGET, 1, Origin.LIVE),
                        new Span(SATURDAY, SATURDAY),
                        Exchange.NONE,
                        List.of(),
                        progress,
                        List.of()),
                Duration.ZERO);
    }
}
