package io.switchboard.buckets.aggregate;

import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.BucketSubject.SubjectKind;
import io.switchboard.buckets.timeline.TimeRange;
import io.switchboard.topic.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which dataset has the figures of which buckets, so that its polls say how much of a bucket is covered. */
final class CoverageSources {
    private CoverageSources() {}

    /** The dataset; empty for agents whose statuses show it. */
    static Optional<Dataset<?, ?, ?>> of(String vendor, BucketSubject.SubjectKind kind) {
        if (vendor.equals(Dataset.LIVEPERSON_CONVERSATIONS.vendor())) {
            return Optional.of(Dataset.LIVEPERSON_CONVERSATIONS);
        }
        if (kind != SubjectKind.QUEUE) {
            return Optional.empty();
        }
        return Optional.of(vendor.equals(Dataset.KORE_VOLUME.vendor()) ? Dataset.KORE_VOLUME : Dataset.CONVOSO_TOTALS);
    }

    /**
     * Seconds of a bucket of which the dataset's polls know its figures: a vendor that reports intervals says later
     * what was in a gap, as long as it serves that, one that counts from midnight only how much in all.
     */
    static int seconds(Dataset<?, ?, ?> dataset, AccountWatermark clock, long from, long to) {
        DatasetWatermark feed = clock.feed(dataset);
        return dataset.equals(Dataset.CONVOSO_TOTALS)
                ? feed.watched(from, to)
                : clock.answered(dataset.name()).within(new TimeRange(from, to).before(feed.provenTo()));
    }

    /** The kinds of buckets whose figures a dataset has. */
    static List<BucketSubject.SubjectKind> by(String dataset) {
        String vendor = Dataset.vendorOf(dataset);
        return Arrays.stream(SubjectKind.values())
                .filter(kind -> of(vendor, kind)
                        .filter(telling -> telling.name().equals(dataset))
                        .isPresent())
                .toList();
    }
}
