package io.switchboard.collector.target;

import java.time.Duration;

/**
 * How Convoso's agent monitor is polled.
 *
 * @param every from the start of one poll to the start of the next, 1 s or more
 * @param limits how long and how much a poll may take
 * @param absence when a missing agent is believed to be gone
 */
public record AgentMonitor(Duration every, HttpLimits limits, AbsenceGuard absence) {

    /** The dataset's name in the file, and the second part of its targets' names. */
    public static final String NAME = "agent-monitor";

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /** What holds unless configured. */
    public static final AgentMonitor DEFAULT =
            new AgentMonitor(Duration.ofSeconds(5), HttpLimits.DEFAULT, AbsenceGuard.DEFAULT);

    public AgentMonitor {
        new Rules().atLeast("every", every, SHORTEST_INTERVAL).check();
    }

    static AgentMonitor read(Section section) {
        Duration every = section.get("every", DEFAULT.every, Form.DURATION);
        HttpLimits limits = HttpLimits.read(section);
        AbsenceGuard absence = AbsenceGuard.read(section);
        section.refuseTheRest();
        return section.build(() -> new AgentMonitor(every, limits, absence)).orElse(DEFAULT);
    }
}
