package io.switchboard.endtoend.stack;

import io.switchboard.buckets.aggregate.BucketRules;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsConfig;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.statuschanges.StatusChangesApp;
import io.switchboard.statuschanges.StatusChangesConfig;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.streams.config.StreamsSettings;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.util.Map;

/**
 * The consumer apps over the stack.
 *
 * @param directory of their state
 */
public record Apps(SharedStack.Stack stack, Topics topics, Path directory) {

    public RunningApp statusChanges() {
        return StatusChangesApp.start(new StatusChangesConfig(settings(StatusChangesApp.NAME), StatusMappings.DEFAULT));
    }

    public RunningApp buckets() {
        return FiveMinuteBucketsApp.start(new FiveMinuteBucketsConfig(
                settings(FiveMinuteBucketsApp.NAME), StatusMappings.DEFAULT, BucketRules.DEFAULT));
    }

    /** The consumer group of an app. */
    public String group(String app) {
        return topics.prefix() + "-" + app;
    }

    private StreamsSettings settings(String app) {
        return new StreamsSettings(
                group(app),
                directory.resolve(app),
                new ClientProperties(Map.of("bootstrap.servers", stack.bootstrapServers())),
                new ClientProperties(Map.of("schema.registry.url", stack.registryUrl())),
                topics,
                (short) 1);
    }
}
