package io.switchboard.consumer.bucket;

import io.switchboard.consumer.run.RunningApp;
import io.switchboard.consumer.run.StreamsApp;
import io.switchboard.serde.Registry;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.util.List;

/** Starts the app, in this process. */
public final class FiveMinuteBucketsApp {
    /** The app's name: of its command and its section in the configuration. */
    public static final String NAME = "five-minute-buckets";

    private FiveMinuteBucketsApp() {}

    /** Starts the app and returns at once. */
    public static RunningApp start(FiveMinuteBucketsConfig config) {
        return RunningApp.start(app(config), config.streams());
    }

    private static StreamsApp app(FiveMinuteBucketsConfig config) {
        Topics topics = config.streams().topics();
        return new StreamsApp(
                NAME,
                List.of(topics.changes(Dataset.CONVOSO_AGENTS), topics.polls()),
                List.of(topics.agentBuckets()),
                registry -> topology(config, registry).build());
    }

    private static FiveMinuteBucketsTopology topology(FiveMinuteBucketsConfig config, Registry registry) {
        return new FiveMinuteBucketsTopology(config.streams().topics(), registry, config.statuses(), config.rules());
    }
}
