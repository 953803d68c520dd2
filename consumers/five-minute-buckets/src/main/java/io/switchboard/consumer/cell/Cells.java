package io.switchboard.consumer.cell;

import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.stored.Medium;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The cells of all accounts of a task: those that may still be corrected, and, apart from them, those of a past that is
 * being read again; of all others what is on the topics.
 */
public final class Cells {
    /** Name of the store of cells that may still be corrected. */
    public static final String RECENT = "cells";

    private static final String PAST = "past-cells";

    /** Ends have ten digits in keys. */
    private static final long MOST = (1L << 40) - 2;

    private final KeyValueStore<String, Cell> recent;
    private final KeyValueStore<String, Cell> past;
    private final ForgottenBuckets forgotten;

    private Cells(KeyValueStore<String, Cell> recent, KeyValueStore<String, Cell> past, ForgottenBuckets forgotten) {
        this.recent = recent;
        this.past = past;
        this.forgotten = forgotten;
    }

    public static Set<StoreBuilder<?>> builders(Medium medium) {
        return Set.of(
                medium.store(RECENT, Cell.class), medium.store(PAST, Cell.class), ForgottenBuckets.builder(medium));
    }

    public static Cells in(ProcessorContext<?, ?> context) {
        return new Cells(context.getStateStore(RECENT), context.getStateStore(PAST), ForgottenBuckets.in(context));
    }

    ForgottenBuckets forgotten() {
        return forgotten;
    }

    /** An account's cells of a kind that may still be corrected and end in {@code (after, upTo]}. */
    SortedMap<CellKey, Cell> listRecent(String account, Thing.Kind kind, long after, long upTo) {
        return list(recent, account, kind, after, upTo);
    }

    @Nullable
    Cell find(CellKey key, long horizon) {
        return store(key, horizon).get(key.text());
    }

    void put(CellKey key, Cell cell, long horizon) {
        store(key, horizon).put(key.text(), cell);
    }

    private KeyValueStore<String, Cell> store(CellKey key, long horizon) {
        return key.end() <= horizon ? past : recent;
    }

    /**
     * An account's cells of a kind whose ends lie in {@code (after, upTo]}, by their ends; there are none below zero.
     */
    public static SortedMap<CellKey, Cell> list(
            ReadOnlyKeyValueStore<String, Cell> store, String account, Thing.Kind kind, long after, long upTo) {
        SortedMap<CellKey, Cell> found = new TreeMap<>();
        if (after < upTo && upTo >= 0) {
            String from = CellKey.prefix(account, kind, Math.max(0, after + 1));
            try (KeyValueIterator<String, Cell> range = store.range(from, CellKey.prefix(account, kind, upTo + 1))) {
                range.forEachRemaining(entry -> found.put(CellKey.of(account, kind, entry.key), entry.value));
            }
        }
        return found;
    }

    /**
     * Removes an account's cells whose ends lie in {@code (after, upTo]}: not from the first on, for a scan would walk
     * over all that was removed before and not swept up by the store yet.
     */
    public void expire(String account, long after, long upTo) {
        for (Thing.Kind kind : Thing.Kind.values()) {
            forget(recent, account, kind, after, upTo);
            forgotten.expire(account, kind, upTo);
        }
    }

    /** Removes what was read again of the past of a kind and ends outside of {@code (after, upTo]}. */
    public void keepPast(String account, Thing.Kind kind, long after, long upTo) {
        forget(past, account, kind, 0, after);
        forget(past, account, kind, upTo, MOST);
    }

    private void forget(KeyValueStore<String, Cell> store, String account, Thing.Kind kind, long after, long upTo) {
        SortedMap<CellKey, Cell> cells = list(store, account, kind, after, upTo);
        forgotten.add(cells);
        cells.keySet().forEach(key -> store.delete(key.text()));
    }
}
