package io.switchboard.buckets.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.MetricValues;
import io.switchboard.streams.store.StoreKind;
import java.util.Map;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class ForgottenBucketsTest {
    private static final long MIDNIGHT = 1_785_542_400;
    private static final int DAY = 86_400;

    private final ForgottenBuckets forgotten = new ForgottenBuckets(store());

    @Test
    void shouldKnowWhichBucketsWereLiveAndWhatThoseOfThePastMayHave() {
        forgotten.add(Map.of(key(MIDNIGHT), cell(7, false, 2), key(MIDNIGHT + 300), cell(3, true, 0)));
        forgotten.add(Map.of(key(MIDNIGHT + 300), cell(2, true, 0), key(MIDNIGHT + 600), cell(0, false, 5)));

        assertThat(forgotten.isLive(key(MIDNIGHT))).isTrue();
        assertThat(forgotten.isLive(key(MIDNIGHT + 300))).isFalse();
        assertThat(forgotten.isLive(key(MIDNIGHT + 600))).as("never issued").isFalse();
        assertThat(forgotten.revision(key(MIDNIGHT + 300))).isEqualTo(3);
        assertThat(forgotten.revision(key(MIDNIGHT + 900))).isZero();
        assertThat(forgotten.isLive(new BucketStoreKey("acme", BucketSubject.queue("queue", "q"), MIDNIGHT)))
                .isFalse();
    }

    @Test
    void shouldKnowInWhichTimeLivePollsHaveCounted() {
        forgotten.add(Map.of(key(MIDNIGHT), cell(1, false, 2), key(MIDNIGHT + 300), cell(1, false, 0)));
        forgotten.add(Map.of(key(MIDNIGHT + 900), cell(1, true, 9)));

        assertThat(counted(MIDNIGHT - DAY, MIDNIGHT)).isTrue();
        assertThat(counted(MIDNIGHT - DAY, MIDNIGHT - 300)).isFalse();
        assertThat(counted(MIDNIGHT, MIDNIGHT + DAY)).isFalse();
    }

    @Test
    void shouldForgetWhatNoVendorAnswersForAnyMore() {
        KeyValueStore<String, ForgottenBuckets.ForgottenDay> store = store();
        ForgottenBuckets bounded = new ForgottenBuckets(store);
        for (int day = 0; day < 2 * ForgottenBuckets.KEPT_DAYS; day++) {
            long end = MIDNIGHT + (long) day * DAY;
            bounded.add(Map.of(key(end), cell(1, false, 1)));
            bounded.expire("acme", BucketSubject.SubjectKind.AGENT, end);
        }

        int entries = 0;
        try (KeyValueIterator<String, ForgottenBuckets.ForgottenDay> all = store.all()) {
            for (; all.hasNext(); all.next()) {
                entries++;
            }
        }
        assertThat(entries).isEqualTo(ForgottenBuckets.KEPT_DAYS);
    }

    private boolean counted(long after, long upTo) {
        return forgotten.hasCounted("acme", BucketSubject.SubjectKind.AGENT, after, upTo);
    }

    private static BucketStoreKey key(long end) {
        return new BucketStoreKey("acme", BucketSubject.agent("7"), end);
    }

    private static BucketState cell(int revision, boolean past, long contacts) {
        return BucketState.empty(0)
                .with(MetricValues.of(Map.of("contacts", contacts)))
                .issue(new BucketState.IssuedRevision(revision, true, false, past));
    }

    private static KeyValueStore<String, ForgottenBuckets.ForgottenDay> store() {
        KeyValueStore<String, ForgottenBuckets.ForgottenDay> store = StoreKind.MEMORY
                .store("forgotten-cells", ForgottenBuckets.ForgottenDay.class)
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
