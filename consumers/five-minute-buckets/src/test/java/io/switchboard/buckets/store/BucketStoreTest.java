package io.switchboard.buckets.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.streams.store.StoreKind;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class BucketStoreTest {
    private static final long END = 1_785_578_400;

    @Test
    void shouldListWhatEndsWithinATime() {
        KeyValueStore<String, BucketState> store = store(END - 300, END, END + 300);

        assertThat(ends(store, END - 300, END)).containsExactly(END);
        assertThat(ends(store, Long.MIN_VALUE / 2, END)).containsExactly(END - 300, END);
        assertThat(ends(store, END, END)).isEmpty();
    }

    @Test
    void shouldListNothingOfATimeBeforeTheFirstEnd() {
        assertThat(ends(store(END), -86_400, -3_600)).isEmpty();
        assertThat(ends(store(END), -86_400, -1)).isEmpty();
        assertThat(ends(store(END), -86_400, 0)).isEmpty();
    }

    private static KeyValueStore<String, BucketState> store(long... ends) {
        KeyValueStore<String, BucketState> store = StoreKind.MEMORY
                .store(BucketStore.RECENT, BucketState.class)
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        for (long end : ends) {
            store.put(new BucketStoreKey("acme", BucketSubject.agent("7"), end).text(), BucketState.empty(end - 300));
        }
        return store;
    }

    private static List<Long> ends(KeyValueStore<String, BucketState> store, long after, long upTo) {
        return BucketStore.list(store, "acme", BucketSubject.SubjectKind.AGENT, after, upTo).keySet().stream()
                .map(BucketStoreKey::end)
                .toList();
    }
}
