package io.switchboard.wallboard;

import io.switchboard.consumer.config.OpsAddress;
import io.switchboard.consumer.config.Section;
import io.switchboard.consumer.config.StreamsSettings;
import io.switchboard.topic.Topics;
import java.util.Map;
import java.util.Optional;

/**
 * The program's configuration.
 *
 * @param page where the page is served, and to whom
 * @param kafka any property of Kafka's clients
 * @param schemaRegistry any property of the registry's client
 * @param topics what to read
 * @param ops where health and metrics are served; empty for nowhere
 */
public record WallboardConfig(
        WallboardSettings page,
        Map<String, String> kafka,
        Map<String, String> schemaRegistry,
        Topics topics,
        Optional<OpsAddress> ops) {

    public WallboardConfig {
        kafka = Map.copyOf(kafka);
        schemaRegistry = Map.copyOf(schemaRegistry);
    }

    /** Reads it; faults are noted in the section. */
    public static WallboardConfig read(Section file) {
        Section own = file.section(Wallboard.NAME).only("host", "port", "names", "ops");
        StreamsSettings shared = StreamsSettings.read(file, Wallboard.NAME);
        return new WallboardConfig(
                WallboardSettings.read(own), shared.kafka(), shared.schemaRegistry(), shared.topics(), shared.ops());
    }
}
