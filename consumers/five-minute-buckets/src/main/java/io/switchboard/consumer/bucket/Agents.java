package io.switchboard.consumer.bucket;

import io.switchboard.consumer.stored.StoredSerde;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Agents and clocks of all accounts of a task. Keys of agents are {@code target agent}; a target ends in a zero
 * character.
 */
record Agents(KeyValueStore<String, AgentState> states, KeyValueStore<String, AccountClock> clocks) {
    private static final String STATES = "agents";
    private static final String CLOCKS = "accounts";
    private static final StringSerializer PREFIX = new StringSerializer();

    static Set<StoreBuilder<?>> builders() {
        return Set.of(builder(STATES, AgentState.class), builder(CLOCKS, AccountClock.class));
    }

    static Agents in(ProcessorContext<?, ?> context) {
        return new Agents(context.getStateStore(STATES), context.getStateStore(CLOCKS));
    }

    AccountClock clock(String target) {
        AccountClock known = clocks.get(target);
        return known == null ? AccountClock.NONE : known;
    }

    void put(String target, AccountClock clock) {
        clocks.put(target, clock);
    }

    @Nullable
    AgentState find(String target, String agent) {
        return states.get(target + agent);
    }

    /** Every agent of the target, in the order of their ids. */
    SortedMap<String, AgentState> list(String target) {
        SortedMap<String, AgentState> found = new TreeMap<>();
        try (KeyValueIterator<String, AgentState> all = states.prefixScan(target, PREFIX)) {
            all.forEachRemaining(entry -> found.put(entry.key.substring(target.length()), entry.value));
        }
        return found;
    }

    void put(String target, String agent, Settlement.Result result) {
        if (result.isDone()) {
            states.delete(target + agent);
        } else {
            states.put(target + agent, result.state());
        }
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> builder(String name, Class<T> type) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), StoredSerde.of(type));
    }
}
