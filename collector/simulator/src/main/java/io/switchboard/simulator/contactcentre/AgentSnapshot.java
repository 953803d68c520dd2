package io.switchboard.simulator.contactcentre;

import java.time.Instant;
import java.util.Optional;

/**
 * One agent at one instant.
 *
 * @param since when the status began
 * @param loggedOnAt when the session began or, of a logged-out agent, the last one did; the opening before the first
 * @param call the call talked, ended or written up
 */
public record AgentSnapshot(
        AgentProfile profile,
        AgentStatus status,
        Instant since,
        Instant loggedOnAt,
        Optional<CentreCall> call,
        CallHistory calls) {
    public boolean isLoggedOn() {
        return status != AgentStatus.LOGGED_OUT;
    }

    /** The same with another number of calls of the day. */
    public AgentSnapshot withCallsToday(long today) {
        return new AgentSnapshot(profile, status, since, loggedOnAt, call, calls.withToday(today));
    }
}
