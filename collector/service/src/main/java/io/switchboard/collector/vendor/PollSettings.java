package io.switchboard.collector.vendor;

import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import java.time.Duration;

/**
 * How any dataset is polled.
 *
 * @param pollInterval from the start of one poll to the start of the next, 1 s to 1 day
 * @param limits how long and how much a poll may take
 * @param absence when a missing row is believed to be gone
 */
public record PollSettings(Duration pollInterval, HttpLimits limits, AbsencePolicy absence) {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    public PollSettings {
        new RecordRules()
                .between("poll-interval", pollInterval, SHORTEST_INTERVAL, AccountFormats.ONE_DAY)
                .check();
    }

    /** With the usual limits and the usual patience. */
    public static PollSettings every(Duration pollInterval) {
        return new PollSettings(pollInterval, HttpLimits.DEFAULT, AbsencePolicy.DEFAULT);
    }

    /** The same, but a poll may take so long. */
    public PollSettings within(Duration pollTimeout) {
        return new PollSettings(pollInterval, limits.within(pollTimeout), absence);
    }

    /** Reads the keys that every dataset has, over the dataset's own defaults. */
    public static PollSettings read(ConfigSection section, PollSettings defaults) {
        Duration pollInterval = section.get("poll-interval", defaults.pollInterval, ValueFormat.DURATION);
        HttpLimits limits = HttpLimits.read(section, defaults.limits);
        AbsencePolicy absence = AbsenceSection.read(section);
        return section.build(() -> new PollSettings(pollInterval, limits, absence))
                .orElse(defaults);
    }
}
