package io.switchboard.simulator.contactcentre;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What a centre follows from.
 *
 * @param agents 1 to 10,000
 * @param seed same seed and same start: same history
 * @param idle everyone is logged on and nothing ever happens
 * @param zone whose midnight ends the day of the counters
 * @param history for how long it has been open at the start, up to 31 days; by the usual time most agents are at work
 */
public record CentreOptions(int agents, long seed, boolean idle, ZoneId zone, Duration history) {
    /** Long enough for most agents to be at work. */
    public static final Duration USUAL_HISTORY = Duration.ofHours(4);

    private static final Duration LONGEST_HISTORY = Duration.ofDays(31);
    private static final int MOST_AGENTS = 10_000;

    public CentreOptions {
        if (agents < 1 || agents > MOST_AGENTS) {
            throw new IllegalArgumentException("agents must be 1 to %d, not %d".formatted(MOST_AGENTS, agents));
        }
        if (!history.isPositive() || history.compareTo(LONGEST_HISTORY) > 0) {
            throw new IllegalArgumentException(
                    "the history must be up to %s, not %s".formatted(LONGEST_HISTORY, history));
        }
    }

    /** With the usual history. */
    public CentreOptions(int agents, long seed, boolean idle, ZoneId zone) {
        this(agents, seed, idle, zone, USUAL_HISTORY);
    }
}
