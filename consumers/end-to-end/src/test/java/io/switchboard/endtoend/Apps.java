package io.switchboard.endtoend;

import io.switchboard.consumer.bucket.BucketRules;
import io.switchboard.consumer.bucket.FiveMinuteBucketsApp;
import io.switchboard.consumer.bucket.FiveMinuteBucketsConfig;
import io.switchboard.consumer.config.StreamsSettings;
import io.switchboard.consumer.run.RunningApp;
import io.switchboard.consumer.status.StatusMappings;
import io.switchboard.consumer.statuschange.StatusChangesApp;
import io.switchboard.consumer.statuschange.StatusChangesConfig;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.util.Map;

/**
 * The consumer apps over the stack.
 *
 * @param directory of their state
 */
record Apps(SharedStack.Stack stack, Topics topics, Path directory) {

    RunningApp statusChanges() {
        return StatusChangesApp.start(new StatusChangesConfig(settings(StatusChangesApp.NAME), StatusMappings.DEFAULT));
    }

    RunningApp buckets() {
        return FiveMinuteBucketsApp.start(new FiveMinuteBucketsConfig(
                settings(FiveMinuteBucketsApp.NAME), StatusMappings.DEFAULT, BucketRules.DEFAULT));
    }

    /** The consumer group of an app. */
    String group(String app) {
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
