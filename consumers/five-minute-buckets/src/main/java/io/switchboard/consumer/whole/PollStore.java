package io.switchboard.consumer.whole;

import io.switchboard.consumer.stored.StoredSerde;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived of the polls that are not whole yet. Keys are {@code target sequence [agent]}, the sequence in hex
 * of fixed width, so that they sort by it; a target ends in a zero character, so none is a prefix of another.
 */
record PollStore(
        KeyValueStore<String, Sighting> changes,
        KeyValueStore<String, PendingEnd> ends,
        KeyValueStore<String, Progress> progress) {
    private static final String CHANGES = "pending-changes";
    private static final String ENDS = "pending-ends";
    private static final String PROGRESS = "poll-progress";
    private static final StringSerializer PREFIX = new StringSerializer();

    static Set<StoreBuilder<?>> builders() {
        return Set.of(
                builder(CHANGES, Sighting.class), builder(ENDS, PendingEnd.class), builder(PROGRESS, Progress.class));
    }

    static PollStore in(ProcessorContext<?, ?> context) {
        return new PollStore(
                context.getStateStore(CHANGES), context.getStateStore(ENDS), context.getStateStore(PROGRESS));
    }

    Progress progress(String target) {
        Progress known = progress.get(target);
        return known == null ? Progress.NONE : known;
    }

    /** A change arrived. The same one again is the same change. */
    void add(String target, long sequence, Sighting sighting) {
        String key = key(target, sequence) + sighting.agent();
        boolean isNew = changes.putIfAbsent(key, sighting) == null;
        progress.put(target, progress(target).changeArrived(sequence));
        PendingEnd end = ends.get(key(target, sequence));
        if (isNew && end != null) {
            ends.put(key(target, sequence), end.oneMore());
        }
    }

    /** An END arrived. */
    void add(String target, End end) {
        String key = key(target, end.sequence());
        if (ends.get(key) == null) {
            int here = end.changes() == 0 ? 0 : list(key).size();
            ends.put(key, new PendingEnd(end, end.changes() - here));
            progress.put(target, progress(target).endArrived());
        }
    }

    @Nullable
    PendingEnd findOldest(String target) {
        if (progress(target).pendingEnds() == 0) {
            return null;
        }
        try (KeyValueIterator<String, PendingEnd> all = ends.prefixScan(target, PREFIX)) {
            return all.hasNext() ? all.next().value : null;
        }
    }

    /** Takes the poll out, and with it whatever is left of older ones: changes whose END is not kept any more. */
    List<Sighting> take(String target, End end) {
        String key = key(target, end.sequence());
        List<Sighting> taken = new ArrayList<>();
        try (KeyValueIterator<String, Sighting> all = changes.range(key(target, 0), key(target, end.sequence() + 1))) {
            List<KeyValue<String, Sighting>> found = new ArrayList<>();
            all.forEachRemaining(found::add);
            for (KeyValue<String, Sighting> entry : found) {
                if (entry.key.startsWith(key)) {
                    taken.add(entry.value);
                }
                changes.delete(entry.key);
            }
        }
        ends.delete(key);
        progress.put(target, progress(target).passedOn(end.sequence()));
        return taken;
    }

    private List<Sighting> list(String prefix) {
        List<Sighting> found = new ArrayList<>();
        try (KeyValueIterator<String, Sighting> all = changes.prefixScan(prefix, PREFIX)) {
            all.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    private static String key(String target, long sequence) {
        return target + "%016x".formatted(sequence) + "\0";
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> builder(String name, Class<T> type) {
        Serde<T> values = StoredSerde.of(type);
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }
}
