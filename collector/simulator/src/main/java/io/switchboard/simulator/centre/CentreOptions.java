package io.switchboard.simulator.centre;

import java.time.ZoneId;

/**
 * What a centre follows from.
 *
 * @param agents 1 to 10,000
 * @param seed same seed and same start: same history
 * @param idle everyone is logged on and nothing ever happens
 * @param zone whose midnight ends the day of the counters
 */
public record CentreOptions(int agents, long seed, boolean idle, ZoneId zone) {
    private static final int MOST_AGENTS = 10_000;

    public CentreOptions {
        if (agents < 1 || agents > MOST_AGENTS) {
            throw new IllegalArgumentException("agents must be 1 to %d, not %d".formatted(MOST_AGENTS, agents));
        }
    }
}
