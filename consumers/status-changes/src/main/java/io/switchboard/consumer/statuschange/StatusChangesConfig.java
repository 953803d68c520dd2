package io.switchboard.consumer.statuschange;

import io.switchboard.consumer.config.Section;
import io.switchboard.consumer.config.StreamsSettings;
import io.switchboard.consumer.status.StatusMappings;

/**
 * The app's configuration.
 *
 * @param streams what every app needs
 * @param statuses what the vendors' words mean
 */
public record StatusChangesConfig(StreamsSettings streams, StatusMappings statuses) {

    /** Reads it; faults are noted in the section. */
    public static StatusChangesConfig read(Section file) {
        file.section(StatusChangesApp.NAME).only("application-id", "state-dir", "ops");
        return new StatusChangesConfig(
                StreamsSettings.read(file, StatusChangesApp.NAME), StreamsSettings.readStatuses(file));
    }
}
