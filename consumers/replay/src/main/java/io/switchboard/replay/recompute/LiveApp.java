package io.switchboard.replay.recompute;

import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsConfig;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.statuschanges.StatusChangesApp;
import io.switchboard.statuschanges.StatusChangesConfig;
import io.switchboard.streams.app.StreamsApp;
import io.switchboard.streams.app.TopologyTopics;
import io.switchboard.streams.config.StreamsSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * An app as it is configured to run live.
 *
 * @param settings of the live run
 * @param making the app with its rules, from wherever to wherever
 */
public record LiveApp(String name, StreamsSettings settings, Function<TopologyTopics, StreamsApp> making) {
    /** Nobody waits for a single record: fewer and larger transactions, and a task on every processor. */
    private static final Map<String, String> AT_FULL_SPEED = Map.of(
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            "1000",
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            Integer.toString(Runtime.getRuntime().availableProcessors()));

    /**
     * A place in a live group, and how long an app waits for records that are not there yet. At Kafka's own setting,
     * what the broker has is read in the order of time over all topics.
     */
    private static final List<String> NOT_OF_A_REPLAY = List.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            StreamsConfig.MAX_TASK_IDLE_MS_CONFIG);

    /** The app that publishes changes of status. */
    public static LiveApp of(StatusChangesConfig config) {
        return new LiveApp(StatusChangesApp.NAME, config.streams(), flow -> StatusChangesApp.app(config, flow));
    }

    /** The app that makes buckets. */
    public static LiveApp of(FiveMinuteBucketsConfig config) {
        return new LiveApp(FiveMinuteBucketsApp.NAME, config.streams(), flow -> FiveMinuteBucketsApp.app(config, flow));
    }

    /**
     * Settings of a run beside the live one.
     *
     * @param applicationId of its own: the live group stays as it is
     */
    StreamsSettings beside(String applicationId, Path stateDir) {
        Map<String, String> kafka = new HashMap<>(AT_FULL_SPEED);
        kafka.putAll(settings.kafka().reveal());
        NOT_OF_A_REPLAY.forEach(kafka::remove);
        return new StreamsSettings(
                applicationId,
                stateDir,
                new ClientProperties(kafka),
                settings.schemaRegistry(),
                settings.topics(),
                settings.replicationFactor());
    }
}
