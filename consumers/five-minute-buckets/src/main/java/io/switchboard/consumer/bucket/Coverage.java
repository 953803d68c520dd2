package io.switchboard.consumer.bucket;

import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.reading.Thing.Kind;
import io.switchboard.consumer.timeline.TimeRange;
import io.switchboard.topic.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which dataset tells the figures of which buckets, so that its polls say how much of a bucket is covered. */
final class Coverage {
    private Coverage() {}

    /** The dataset; empty for agents whose statuses tell it. */
    static Optional<Dataset<?, ?, ?>> of(String vendor, Thing.Kind kind) {
        if (vendor.equals(Dataset.LIVEPERSON_CONVERSATIONS.vendor())) {
            return Optional.of(Dataset.LIVEPERSON_CONVERSATIONS);
        }
        if (kind != Kind.QUEUE) {
            return Optional.empty();
        }
        return Optional.of(vendor.equals(Dataset.KORE_VOLUME.vendor()) ? Dataset.KORE_VOLUME : Dataset.CONVOSO_TOTALS);
    }

    /**
     * Seconds of a bucket of which the dataset's polls know its figures: a vendor that tells of intervals says later
     * what was in a gap, as long as it serves that, one that counts from midnight only how much in all.
     */
    static int seconds(Dataset<?, ?, ?> dataset, AccountClock clock, long from, long to) {
        FeedClock feed = clock.feed(dataset);
        return dataset.equals(Dataset.CONVOSO_TOTALS)
                ? feed.watched(from, to)
                : clock.answered(dataset.name()).within(new TimeRange(from, to).before(feed.provenTo()));
    }

    /** The kinds of buckets whose figures a dataset tells. */
    static List<Thing.Kind> by(String dataset) {
        String vendor = Dataset.vendorOf(dataset);
        return Arrays.stream(Kind.values())
                .filter(kind -> of(vendor, kind)
                        .filter(telling -> telling.name().equals(dataset))
                        .isPresent())
                .toList();
    }
}
