package io.switchboard.buckets.aggregate;

import io.switchboard.buckets.api.QuerySettings;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.streams.config.StreamsSettings;
import io.switchboard.streams.status.StatusMappings;
import java.util.Optional;

/**
 * The app's configuration.
 *
 * @param streams what every app needs
 * @param statuses what the vendors' words mean
 * @param rules how buckets are made
 * @param query where to ask for buckets; empty for nowhere
 */
public record FiveMinuteBucketsConfig(
        StreamsSettings streams, StatusMappings statuses, BucketRules rules, Optional<QuerySettings> query) {

    /** An app that nobody asks. */
    public FiveMinuteBucketsConfig(StreamsSettings streams, StatusMappings statuses, BucketRules rules) {
        this(streams, statuses, rules, Optional.empty());
    }

    /** Reads it from the top level of the file. */
    public static FiveMinuteBucketsConfig read(ConfigSection root) {
        ConfigSection own = root.section(FiveMinuteBucketsApp.NAME);
        return new FiveMinuteBucketsConfig(
                StreamsSettings.read(root, FiveMinuteBucketsApp.NAME),
                StreamsSettings.readStatuses(root),
                BucketRules.read(own),
                QuerySettings.read(own));
    }
}
