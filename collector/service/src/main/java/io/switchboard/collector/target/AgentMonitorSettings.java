package io.switchboard.collector.target;

import io.switchboard.collector.snapshot.AbsencePolicy;
import java.time.Duration;

/**
 * How Convoso's agent monitor is polled.
 *
 * @param every from the start of one poll to the start of the next, 1 s to 1 day
 * @param limits how long and how much a poll may take
 * @param absence when a missing agent is believed to be gone
 */
public record AgentMonitorSettings(Duration every, HttpLimits limits, AbsencePolicy absence) {

    /** The dataset's name in the file, and the second part of its targets' names. */
    public static final String NAME = "agent-monitor";

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /** What holds unless configured. */
    public static final AgentMonitorSettings DEFAULT =
            new AgentMonitorSettings(Duration.ofSeconds(5), HttpLimits.DEFAULT, AbsencePolicy.DEFAULT);

    public AgentMonitorSettings {
        new Rules().between("every", every, SHORTEST_INTERVAL, Rules.ONE_DAY).check();
    }

    static AgentMonitorSettings read(Section section) {
        Duration every = section.get("every", DEFAULT.every, Form.DURATION);
        HttpLimits limits = HttpLimits.read(section);
        AbsencePolicy absence = AbsenceSection.read(section);
        section.refuseTheRest();
        return section.build(() -> new AgentMonitorSettings(every, limits, absence))
                .orElse(DEFAULT);
    }
}
