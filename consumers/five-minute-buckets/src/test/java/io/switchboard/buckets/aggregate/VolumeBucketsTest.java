package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.volume;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.QueueBucket;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.topic.Dataset;
import org.junit.jupiter.api.Test;

/** What Kore's call volume makes of queues' buckets. */
class VolumeBucketsTest {
    private static final Feed FEED = Feed.of("care", Dataset.KORE_VOLUME, null);

    @Test
    void shouldHaveOneBucketAsWideAsTheVendorsInterval() {
        try (Issued issued = new Issued()) {
            issued.read(new Recording()
                    .shows(FEED, at("10:03:00"), volume("care", "q1", at("10:00:00"), 5, 3))
                    .shows(FEED, at("10:12:00"))
                    .shows(FEED, at("10:14:00"), volume("care", "q1", at("10:00:00"), 8, 7))
                    .shows(FEED, at("10:16:59"))
                    .shows(FEED, at("10:17:05"))
                    .shows(FEED, at("10:18:00"))
                    .shows(FEED, at("10:30:00"), volume("care", "q1", at("10:00:00"), 8, 8)));

            assertThat(issued.latest("care", "queue", "q1").values())
                    .extracting(QueueBucket::getBucketStart, QueueBucket::getBucketEnd)
                    .containsExactly(tuple(at("10:00:00"), at("10:15:00")));
            assertThat(issued.revisions("care", "queue", "q1", at("10:15:00")))
                    .extracting(
                            QueueBucket::getOffered,
                            QueueBucket::getCoverage,
                            QueueBucket::getIsFinal,
                            QueueBucket::getCorrected)
                    .containsExactly(
                            tuple(5L, 180 / 900.0, false, false),
                            tuple(8L, 840 / 900.0, false, false),
                            tuple(8L, 1.0, true, false),
                            tuple(8L, 1.0, true, true));
            assertFigures(issued.last("care", "queue", "q1", at("10:15:00")));
        }
    }

    private static void assertFigures(QueueBucket bucket) {
        assertThat(bucket.getQueueName()).isEqualTo("Queue q1");
        assertThat(bucket.getResolutionSec()).isEqualTo(900);
        assertThat(bucket.getAnswered()).isEqualTo(8);
        assertThat(bucket.getAbandoned()).isZero();
        assertThat(bucket.getHandled()).isEqualTo(8);
        assertThat(bucket.getWaitAnsweredMs()).isEqualTo(8_000);
        assertThat(bucket.getMaxWaitAnsweredMs()).isEqualTo(1_000);
        assertThat(bucket.getHandleMs()).isEqualTo(480_000);
        assertThat(bucket.getTalkMs()).isEqualTo(400_000);
        assertThat(bucket.getWrapMs()).isEqualTo(80_000);
        assertThat(bucket.getCsatResponses()).isEqualTo(8);
        assertThat(bucket.getCsatScore()).isEqualTo(4.5);
        assertThat(bucket.getDropped()).isNull();
        assertThat(bucket.getHopper()).isNull();
    }
}
