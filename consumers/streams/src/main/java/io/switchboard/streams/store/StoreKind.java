package io.switchboard.streams.store;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Where stores keep what they are given; either way it is in Kafka as well. */
public enum StoreKind {
    /** In files: for as much as there is. */
    DISK,
    /** In memory: for what is bounded. */
    MEMORY;

    /** A store of records by text. */
    public <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Class<T> type) {
        return Stores.keyValueStoreBuilder(
                switch (this) {
                    case DISK -> Stores.persistentKeyValueStore(name);
                    case MEMORY -> Stores.inMemoryKeyValueStore(name);
                },
                Serdes.String(),
                StoredSerde.of(type));
    }
}
