package io.switchboard.simulator.convoso;

import io.switchboard.simulator.contactcentre.AgentSnapshot;
import io.switchboard.simulator.contactcentre.AgentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An agent as the monitor knows it: to the second, and not of now but of the last time the agent's screen reported. The
 * vendor's sample has the status length end there too, not at the time of the answer.
 *
 * @param now the time of the answer, in whole seconds
 * @param changed when the status began
 * @param updated when the screen last reported
 */
record MonitorRow(AgentSnapshot agent, Instant now, Instant changed, Instant updated) {
    /** A screen reports this often, and whenever the status changes. */
    private static final int REPORT_SECONDS = 6;

    static MonitorRow of(AgentSnapshot agent, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.SECONDS);
        Instant changed = agent.since().truncatedTo(ChronoUnit.SECONDS);
        long phase = Long.parseLong(agent.profile().id());
        Instant reported = now.minusSeconds(Math.floorMod(now.getEpochSecond() + phase, REPORT_SECONDS));
        return new MonitorRow(agent, now, changed, reported.isBefore(changed) ? changed : reported);
    }

    AgentStatus status() {
        return agent.status();
    }

    long secondsSinceUpdate() {
        return Duration.between(updated, now).toSeconds();
    }

    long secondsInStatus() {
        return Duration.between(changed, updated).toSeconds();
    }

    long secondsIn(AgentStatus status) {
        return status() == status ? secondsInStatus() : 0;
    }

    /** Since log-on: what the vendor calls the time in the status. */
    long secondsInSession() {
        return Duration.between(agent.loggedOnAt().truncatedTo(ChronoUnit.SECONDS), updated)
                .toSeconds();
    }
}
