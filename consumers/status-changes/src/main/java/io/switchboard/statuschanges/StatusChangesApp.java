package io.switchboard.statuschanges;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.streams.app.RunCommand;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.streams.app.StreamsApp;
import io.switchboard.streams.app.TopologyTopics;
import java.util.List;
import picocli.CommandLine;

/** Starts the app, in this process. */
public final class StatusChangesApp {
    /** The app's name: of its command and its section in the configuration. */
    public static final String NAME = "status-changes";

    private StatusChangesApp() {}

    /** The command that runs the program. */
    public static CommandLine command() {
        return RunCommand.of(
                NAME,
                "Computes who changed from which status to which, and when, until stopped.",
                StatusChangesConfig::read,
                StatusChangesApp::start);
    }

    /** Starts the app and returns at once. */
    public static RunningApp start(StatusChangesConfig config) {
        return RunningApp.start(app(config, TopologyTopics.live(config.streams().topics())), config.streams());
    }

    /** The app, before it runs anywhere. */
    public static StreamsApp app(StatusChangesConfig config, TopologyTopics flow) {
        return new StreamsApp(
                NAME,
                StatusChangesTopology.inputs(flow.from()),
                List.of(flow.to().statusChanges()),
                (registry, meters) -> topology(config, flow, registry, meters).build());
    }

    private static StatusChangesTopology topology(
            StatusChangesConfig config, TopologyTopics flow, SchemaRegistry registry, MeterRegistry meters) {
        return new StatusChangesTopology(flow, registry, config.statuses(), config.maxGap(), meters);
    }
}
