package io.switchboard.buckets.aggregate;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.buckets.api.QueryEndpoint;
import io.switchboard.buckets.store.BucketStore;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.streams.app.RunCommand;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.streams.app.StoreEndpoint;
import io.switchboard.streams.app.StreamsApp;
import io.switchboard.streams.app.TopologyTopics;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine;

/** Starts the app, in this process. */
public final class FiveMinuteBucketsApp {
    /** The app's name: of its command and its section in the configuration. */
    public static final String NAME = "five-minute-buckets";

    private FiveMinuteBucketsApp() {}

    /** The command that runs the program. */
    public static CommandLine command() {
        return RunCommand.of(
                NAME,
                "Computes what each agent and queue did in every five minutes, until stopped.",
                FiveMinuteBucketsConfig::read,
                FiveMinuteBucketsApp::start);
    }

    /** Starts the app and returns at once. */
    public static RunningApp start(FiveMinuteBucketsConfig config) {
        return start(config, InstantSource.system());
    }

    /**
     * Starts the app and returns at once.
     *
     * @param clock whose time the polls are of: who asks for the last minutes means this clock's
     */
    public static RunningApp start(FiveMinuteBucketsConfig config, InstantSource clock) {
        StreamsApp app = app(config, TopologyTopics.live(config.streams().topics()), endpoint(config, clock));
        return RunningApp.start(app, config.streams());
    }

    /** The app, before it runs anywhere, with nobody to ask it. */
    public static StreamsApp app(FiveMinuteBucketsConfig config, TopologyTopics flow) {
        return app(config, flow, Optional.empty());
    }

    private static StreamsApp app(
            FiveMinuteBucketsConfig config, TopologyTopics flow, Optional<StoreEndpoint> endpoint) {
        return new StreamsApp(
                NAME,
                FiveMinuteBucketsTopology.inputs(flow.from()),
                FiveMinuteBucketsTopology.outputs(flow.to()),
                (registry, meters) -> topology(config, flow, registry, meters).build(),
                endpoint);
    }

    private static FiveMinuteBucketsTopology topology(
            FiveMinuteBucketsConfig config, TopologyTopics flow, SchemaRegistry registry, MeterRegistry meters) {
        return new FiveMinuteBucketsTopology(flow, registry, config.statuses(), config.rules(), meters);
    }

    private static Optional<StoreEndpoint> endpoint(FiveMinuteBucketsConfig config, InstantSource clock) {
        QueryEndpoint.QueryableStore stored = new QueryEndpoint.QueryableStore(BucketStore.RECENT, StoredBuckets::new);
        return config.query()
                .map(settings ->
                        new QueryEndpoint(settings, clock, config.rules().grace(), stored));
    }
}
