package io.switchboard.consumer.statuschange;

import io.switchboard.consumer.run.RunningApp;
import io.switchboard.consumer.run.StreamsApp;
import io.switchboard.serde.Registry;
import java.util.List;

/** Starts the app, in this process. */
public final class StatusChangesApp {
    /** The app's name: of its command and its section in the configuration. */
    public static final String NAME = "status-changes";

    private StatusChangesApp() {}

    /** Starts the app and returns at once. */
    public static RunningApp start(StatusChangesConfig config) {
        return RunningApp.start(app(config), config.streams());
    }

    private static StreamsApp app(StatusChangesConfig config) {
        return new StreamsApp(
                NAME,
                StatusChangesTopology.inputs(config.streams().topics()),
                List.of(config.streams().topics().statusChanges()),
                registry -> topology(config, registry).build());
    }

    private static StatusChangesTopology topology(StatusChangesConfig config, Registry registry) {
        return new StatusChangesTopology(config.streams().topics(), registry, config.statuses());
    }
}
