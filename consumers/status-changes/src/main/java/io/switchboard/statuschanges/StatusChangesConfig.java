package io.switchboard.statuschanges;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.Durations;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import io.switchboard.streams.config.StreamsSettings;
import io.switchboard.streams.status.StatusInterpreter;
import io.switchboard.streams.status.StatusMappings;
import java.time.Duration;

/**
 * The app's configuration.
 *
 * @param streams what every app needs
 * @param statuses what the vendors' words mean
 * @param maxGap how far apart two polls may be between which a status is known to have lasted, above 0
 */
public record StatusChangesConfig(StreamsSettings streams, StatusMappings statuses, Duration maxGap) {
    private static final String MAX_GAP = "max-gap";

    public StatusChangesConfig {
        new RecordRules()
                .require(maxGap.isPositive(), MAX_GAP, "is " + Durations.text(maxGap) + "; write more than 0s")
                .check();
    }

    /** With the usual gap. */
    public StatusChangesConfig(StreamsSettings streams, StatusMappings statuses) {
        this(streams, statuses, StatusInterpreter.MAX_GAP);
    }

    /** Reads it from the top level of the file. */
    public static StatusChangesConfig read(ConfigSection root) {
        ConfigSection own = root.section(StatusChangesApp.NAME);
        StreamsSettings streams = StreamsSettings.read(root, StatusChangesApp.NAME);
        StatusMappings statuses = StreamsSettings.readStatuses(root);
        Duration maxGap = own.get(MAX_GAP, StatusInterpreter.MAX_GAP, ValueFormat.DURATION);
        return own.build(() -> new StatusChangesConfig(streams, statuses, maxGap))
                .orElseGet(() -> new StatusChangesConfig(streams, statuses));
    }
}
