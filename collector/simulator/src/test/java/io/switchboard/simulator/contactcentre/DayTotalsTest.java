package io.switchboard.simulator.contactcentre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayTotalsTest {
    /** Two hours before midnight. */
    private static final Instant START = Instant.parse("2026-03-02T22:00:00Z");

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private final SteppedClock clock = new SteppedClock(START);
    private final ContactCentre centre =
            new ContactCentre("acme", new CentreOptions(40, 1, false, ZoneOffset.UTC), START, clock);

    @Test
    void shouldKeepTheTotalsOfADayThatIsOver() {
        clock.advance(Duration.ofHours(26));

        DayTotals first = centre.totals(DAY);
        DayTotals second = centre.totals(DAY.plusDays(1));

        assertThat(first.inbound().calls()).isEqualTo(offered(DAY, true)).isPositive();
        assertThat(first.outbound().calls()).isEqualTo(offered(DAY, false)).isPositive();
        assertThat(second.inbound().calls()).isEqualTo(offered(DAY.plusDays(1), true));
        assertThat(first.outbound().spent(AgentStatus.INCALL).millis()).isPositive();
    }

    @Test
    void shouldTellOfTodaySoFar() {
        CentreSnapshot now = centre.snapshot();

        assertThat(centre.totals(DAY)).isEqualTo(new DayTotals(now.inbound(), now.outbound()));
        assertThat(centre.totals(DAY.minusDays(1)).inbound().calls()).isZero();
    }

    private long offered(LocalDate day, boolean inbound) {
        List<HandledContact> calls = centre.calls(
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return calls.stream()
                .filter(contact -> contact.call().isInbound() == inbound)
                .count();
    }
}
