package io.switchboard.buckets.aggregate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.buckets.assemble.CompletePoll;
import io.switchboard.buckets.assemble.PollAssemblerSupplier;
import io.switchboard.buckets.extract.EventReaders;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.streams.store.StoreKind;
import io.switchboard.streams.store.StoredSerde;
import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The topology's two steps, one behind the other, with stores on the disk. Kafka's driver commits after each record;
 * this one never does, so that days pass in seconds.
 */
final class Line implements AutoCloseable {
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final MockProcessorContext<String, CompletePoll> between;
    private final MockProcessorContext<SpecificRecord, SpecificRecord> behind;
    private final Map<String, KeyValueStore<String, Object>> stores = new TreeMap<>();
    private final Processor<byte[], SpecificRecord, String, CompletePoll> wholePolls;
    private final Processor<String, CompletePoll, SpecificRecord, SpecificRecord> buckets;

    /**
     * What the line issues.
     *
     * @param topic name of the sink
     * @param timestamp epoch milliseconds
     */
    record Issue(String topic, SpecificRecord key, SpecificRecord row, long timestamp) {
        @Nullable
        Object get(String field) {
            return row.get(row.getSchema().getField(field).pos());
        }

        long amount(String field) {
            return get(field) instanceof Number number ? number.longValue() : 0;
        }

        boolean is(String field) {
            return Boolean.TRUE.equals(get(field));
        }

        boolean isOfAgent() {
            return topic.equals(FiveMinuteBucketsTopology.AGENT_BUCKETS);
        }

        /** The agent's id, or the queue's kind and id. */
        String thing() {
            return isOfAgent() ? String.valueOf(get("agent_id")) : get("queue_kind") + "\0" + get("queue_id");
        }

        /** Epoch second. */
        long end() {
            return second("bucket_end");
        }

        /** Epoch second. */
        long start() {
            return second("bucket_start");
        }

        private long second(String field) {
            return get(field) instanceof Instant instant ? instant.getEpochSecond() : 0;
        }

        /** Which bucket. */
        String bucket() {
            return topic + " " + key;
        }

        String account() {
            return String.valueOf(get("account"));
        }
    }

    /** @param dir of the stores, empty */
    Line(File dir) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "line");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        between = new MockProcessorContext<>(properties, new TaskId(0, 0), dir);
        behind = new MockProcessorContext<>(properties, new TaskId(0, 1), dir);
        BucketMeters counting = new BucketMeters(meters);
        wholePolls = begin(
                new PollAssemblerSupplier(
                        new EventReaders(StatusMappings.DEFAULT, BucketRules.DEFAULT.maxGap()),
                        StoreKind.MEMORY,
                        counting),
                between);
        buckets = begin(new PollAggregatorSupplier(BucketRules.DEFAULT, StoreKind.MEMORY, counting), behind);
    }

    private <A, B, C, D> Processor<A, B, C, D> begin(
            ProcessorSupplier<A, B, C, D> step, MockProcessorContext<C, D> context) {
        step.stores().forEach(builder -> {
            @SuppressWarnings("unchecked") // All stores of the app are of this type, with values of their own.
            var store = (KeyValueStore<String, Object>)
                    builder.withLoggingDisabled().withCachingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            stores.put(store.name(), store);
        });
        Processor<A, B, C, D> processor = step.get();
        processor.init(context);
        return processor;
    }

    /** The line as it is after a restart of the app: it knows what its stores had written. */
    Line restarted(File dir) {
        Line restarted = new Line(dir);
        stores.forEach((name, store) -> {
            KeyValueStore<String, Object> to = Objects.requireNonNull(restarted.stores.get(name));
            try (KeyValueIterator<String, Object> all = store.all()) {
                all.forEachRemaining(entry -> to.put(entry.key, written(entry.value)));
            }
        });
        close();
        return restarted;
    }

    @SuppressWarnings("unchecked") // The type is the value's own.
    private static Object written(Object value) {
        Serde<Object> serde = StoredSerde.of((Class<Object>) value.getClass());
        return serde.deserializer().deserialize("", serde.serializer().serialize("", value));
    }

    /** Reads a change or a poll record; returns what that makes it issue. */
    List<Issue> read(SpecificRecord record) {
        wholePolls.process(new Record<>(new byte[0], record, 0));
        between.forwarded()
                .forEach(poll -> buckets.process(new Record<>(
                        poll.record().key(),
                        poll.record().value(),
                        poll.record().timestamp())));
        between.resetForwards();
        List<Issue> issued = new ArrayList<>();
        behind.forwarded()
                .forEach(each -> issued.add(new Issue(
                        each.childName().orElseThrow(),
                        each.record().key(),
                        each.record().value(),
                        each.record().timestamp())));
        behind.resetForwards();
        return issued;
    }

    /** Reads a poll; returns what that makes it issue. */
    List<Issue> read(Recording.Step step) {
        List<Issue> issued = new ArrayList<>();
        step.changes().forEach(change -> issued.addAll(read(change)));
        issued.addAll(read(step.end()));
        return issued;
    }

    AccountWatermark clock(String account) {
        KeyValueStore<String, Object> clocks = Objects.requireNonNull(stores.get(AccountStores.CLOCKS));
        return clocks.get(account) instanceof AccountWatermark clock ? clock : AccountWatermark.NONE;
    }

    /** Entries of each store. */
    Map<String, Long> entries() {
        Map<String, Long> entries = new TreeMap<>();
        stores.forEach((name, store) -> entries.put(name, sum(store, false)));
        return entries;
    }

    /** Bytes of each store's values. */
    Map<String, Long> bytes() {
        Map<String, Long> bytes = new TreeMap<>();
        stores.forEach((name, store) -> bytes.put(name, sum(store, true)));
        return bytes;
    }

    private static long sum(KeyValueStore<String, Object> store, boolean bytes) {
        long sum = 0;
        try (KeyValueIterator<String, Object> all = store.all()) {
            while (all.hasNext()) {
                Object value = all.next().value;
                sum += bytes ? bytes(value) : 1;
            }
        }
        return sum;
    }

    @SuppressWarnings("unchecked") // The type is the value's own.
    private static int bytes(Object value) {
        Serde<Object> serde = StoredSerde.of((Class<Object>) value.getClass());
        return serde.serializer().serialize("", value).length;
    }

    /** Total of the app's own counters of that name. */
    double counted(String name) {
        return meters.find("switchboard." + name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        stores.values().forEach(KeyValueStore::close);
    }
}
