package io.switchboard.consumer.statuschange;

import io.switchboard.consumer.config.Section;
import io.switchboard.consumer.config.StreamsSettings;
import io.switchboard.consumer.status.StatusInterpreter;
import io.switchboard.consumer.status.StatusMappings;
import java.time.Duration;

/**
 * The app's configuration.
 *
 * @param streams what every app needs
 * @param statuses what the vendors' words mean
 * @param maxGap how far apart two polls may be between which a status is known to have lasted, above 0
 */
public record StatusChangesConfig(StreamsSettings streams, StatusMappings statuses, Duration maxGap) {
    public StatusChangesConfig {
        if (maxGap.isNegative() || maxGap.isZero()) {
            throw new IllegalArgumentException("max-gap must be above 0, not " + maxGap);
        }
    }

    /** With the usual gap. */
    public StatusChangesConfig(StreamsSettings streams, StatusMappings statuses) {
        this(streams, statuses, StatusInterpreter.MAX_GAP);
    }

    /** Reads it; faults are noted in the section. */
    public static StatusChangesConfig read(Section file) {
        Section own = file.section(StatusChangesApp.NAME).only("application-id", "state-dir", "max-gap", "ops");
        StreamsSettings streams = StreamsSettings.read(file, StatusChangesApp.NAME);
        StatusMappings statuses = StreamsSettings.readStatuses(file);
        Duration maxGap = own.duration("max-gap", StatusInterpreter.MAX_GAP);
        return own.make(
                () -> new StatusChangesConfig(streams, statuses, maxGap), new StatusChangesConfig(streams, statuses));
    }
}
