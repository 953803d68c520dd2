package io.switchboard.buckets.store;

import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.streams.store.StoreKind;
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
public final class BucketStore {
    /** Name of the store of cells that may still be corrected. */
    public static final String RECENT = "cells";

    private static final String PAST = "past-cells";

    /** Ends have ten digits in keys. */
    private static final long MOST = (1L << 40) - 2;

    private final KeyValueStore<String, BucketState> recent;
    private final KeyValueStore<String, BucketState> past;
    private final ForgottenBuckets forgotten;

    private BucketStore(
            KeyValueStore<String, BucketState> recent,
            KeyValueStore<String, BucketState> past,
            ForgottenBuckets forgotten) {
        this.recent = recent;
        this.past = past;
        this.forgotten = forgotten;
    }

    public static Set<StoreBuilder<?>> builders(StoreKind medium) {
        return Set.of(
                medium.store(RECENT, BucketState.class),
                medium.store(PAST, BucketState.class),
                ForgottenBuckets.builder(medium));
    }

    public static BucketStore in(ProcessorContext<?, ?> context) {
        return new BucketStore(
                context.getStateStore(RECENT), context.getStateStore(PAST), ForgottenBuckets.in(context));
    }

    ForgottenBuckets forgotten() {
        return forgotten;
    }

    /** An account's cells of a kind that may still be corrected and end in {@code (after, upTo]}. */
    SortedMap<BucketStoreKey, BucketState> listRecent(
            String account, BucketSubject.SubjectKind kind, long after, long upTo) {
        return list(recent, account, kind, after, upTo);
    }

    @Nullable
    BucketState find(BucketStoreKey key, long horizon) {
        return store(key, horizon).get(key.text());
    }

    void put(BucketStoreKey key, BucketState cell, long horizon) {
        store(key, horizon).put(key.text(), cell);
    }

    private KeyValueStore<String, BucketState> store(BucketStoreKey key, long horizon) {
        return key.end() <= horizon ? past : recent;
    }

    /**
     * An account's cells of a kind whose ends lie in {@code (after, upTo]}, by their ends; there are none below zero.
     */
    public static SortedMap<BucketStoreKey, BucketState> list(
            ReadOnlyKeyValueStore<String, BucketState> store,
            String account,
            BucketSubject.SubjectKind kind,
            long after,
            long upTo) {
        SortedMap<BucketStoreKey, BucketState> found = new TreeMap<>();
        if (after < upTo && upTo >= 0) {
            String from = BucketStoreKey.prefix(account, kind, Math.max(0, after + 1));
            try (KeyValueIterator<String, BucketState> range =
                    store.range(from, BucketStoreKey.prefix(account, kind, upTo + 1))) {
                range.forEachRemaining(entry -> found.put(BucketStoreKey.of(account, kind, entry.key), entry.value));
            }
        }
        return found;
    }

    /**
     * Removes an account's cells whose ends lie in {@code (after, upTo]}: not from the first on, for a scan would walk
     * over all that was removed before and not swept up by the store yet.
     */
    public void expire(String account, long after, long upTo) {
        for (BucketSubject.SubjectKind kind : BucketSubject.SubjectKind.values()) {
            forget(recent, account, kind, after, upTo);
            forgotten.expire(account, kind, upTo);
        }
    }

    /** Removes what was read again of the past of a kind and ends outside of {@code (after, upTo]}. */
    public void keepPast(String account, BucketSubject.SubjectKind kind, long after, long upTo) {
        forget(past, account, kind, 0, after);
        forget(past, account, kind, upTo, MOST);
    }

    private void forget(
            KeyValueStore<String, BucketState> store,
            String account,
            BucketSubject.SubjectKind kind,
            long after,
            long upTo) {
        SortedMap<BucketStoreKey, BucketState> cells = list(store, account, kind, after, upTo);
        forgotten.add(cells);
        cells.keySet().forEach(key -> store.delete(key.text()));
    }
}
