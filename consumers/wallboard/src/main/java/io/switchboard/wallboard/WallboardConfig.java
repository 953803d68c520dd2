package io.switchboard.wallboard;

import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.platform.config.TopicSettings;
import io.switchboard.topic.Topics;
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
        ClientProperties kafka,
        ClientProperties schemaRegistry,
        Topics topics,
        Optional<OpsAddress> ops) {
    /** Reads it from the top level of the file. */
    public static WallboardConfig read(ConfigSection root) {
        ConfigSection own = root.section(Wallboard.NAME);
        return new WallboardConfig(
                WallboardSettings.read(own),
                ClientProperties.kafka(root),
                ClientProperties.schemaRegistry(root),
                TopicSettings.read(root).topics(),
                OpsAddress.find(own));
    }
}
