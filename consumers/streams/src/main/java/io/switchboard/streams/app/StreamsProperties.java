package io.switchboard.streams.app;

import io.switchboard.streams.config.StreamsSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The properties an app runs with. Later ones win:
 *
 * <ol>
 *   <li>Kafka's defaults
 *   <li>ours: {@link #DEFAULTS}
 *   <li>{@code kafka} of the configuration file
 *   <li>the application id and the state directory of the app's own section
 *   <li>what the output's guarantees rest on: {@link #FIXED}
 * </ol>
 */
final class StreamsProperties {
    /** Short commits: subscribers see only what is committed. */
    private static final Map<String, Object> DEFAULTS = Map.of(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);

    /** Kafka 5 does so anyway and will not know the property, so that its constant is deprecated already. */
    private static final String GLOBAL_TOO = "processing.exception.handler.global.enabled";

    /** Exactly once also reads only committed records. Explicit names keep internal topics when a topology changes. */
    private static final Map<String, Object> FIXED = Map.of(
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.EXACTLY_ONCE_V2,
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            true,
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            FailFastHandler.class,
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            FailFastHandler.class,
            GLOBAL_TOO,
            true);

    private StreamsProperties() {}

    static Properties of(StreamsSettings settings) {
        Map<String, Object> all = new HashMap<>(DEFAULTS);
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.replicationFactor());
        all.putAll(settings.kafka().reveal());
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        all.putAll(FIXED);
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }
}
