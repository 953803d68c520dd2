package io.switchboard.buckets.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Something known of each of an account's rows, by {@code account row}; an account ends in a zero character. */
record StoreOf<T>(KeyValueStore<String, T> store) {
    private static final StringSerializer PREFIX = new StringSerializer();

    @Nullable
    T find(String account, String row) {
        return store.get(prefix(account) + row);
    }

    void put(String account, String row, T value) {
        store.put(prefix(account) + row, value);
    }

    void delete(String account, String row) {
        store.delete(prefix(account) + row);
    }

    /** All rows of an account, in their order; the store may be changed meanwhile. */
    void forEach(String account, BiConsumer<String, T> with) {
        List<KeyValue<String, T>> found = new ArrayList<>();
        try (KeyValueIterator<String, T> all = store.prefixScan(prefix(account), PREFIX)) {
            all.forEachRemaining(found::add);
        }
        found.forEach(entry -> with.accept(entry.key.substring(prefix(account).length()), entry.value));
    }

    private static String prefix(String account) {
        return account + "\0";
    }
}
