package io.switchboard.consumer.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.stored.Medium;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static final long END = 1_785_578_400;

    @Test
    void shouldListWhatEndsWithinATime() {
        KeyValueStore<String, Cell> store = store(END - 300, END, END + 300);

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

    private static KeyValueStore<String, Cell> store(long... ends) {
        KeyValueStore<String, Cell> store = Medium.MEMORY
                .store(Cells.RECENT, Cell.class)
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        for (long end : ends) {
            store.put(new CellKey("acme", Thing.agent("7"), end).text(), Cell.empty(end - 300));
        }
        return store;
    }

    private static List<Long> ends(KeyValueStore<String, Cell> store, long after, long upTo) {
        return Cells.list(store, "acme", Thing.Kind.AGENT, after, upTo).keySet().stream()
                .map(CellKey::end)
                .toList();
    }
}
