package io.switchboard.consumer.bucket;

import io.switchboard.consumer.config.Section;
import io.switchboard.consumer.config.StreamsSettings;
import io.switchboard.consumer.query.QuerySettings;
import io.switchboard.consumer.status.StatusMappings;
import java.time.Duration;
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

    /** Reads it; faults are noted in the section. */
    public static FiveMinuteBucketsConfig read(Section file) {
        Section own = file.section(FiveMinuteBucketsApp.NAME)
                .only("application-id", "state-dir", "max-gap", "grace", "patience", "corrections", "query", "ops");
        Duration maxGap = own.duration("max-gap", BucketRules.DEFAULT.maxGap());
        Duration grace = own.duration("grace", BucketRules.DEFAULT.grace());
        Duration patience = own.duration("patience", BucketRules.DEFAULT.patience());
        Duration corrections = own.duration("corrections", BucketRules.DEFAULT.corrections());
        return new FiveMinuteBucketsConfig(
                StreamsSettings.read(file, FiveMinuteBucketsApp.NAME),
                StreamsSettings.readStatuses(file),
                own.make(() -> new BucketRules(maxGap, grace, patience, corrections), BucketRules.DEFAULT),
                QuerySettings.read(own));
    }
}
