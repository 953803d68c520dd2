package io.switchboard.buckets.aggregate;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.buckets.api.BucketSource;
import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.store.BucketState;
import io.switchboard.buckets.store.BucketStore;
import io.switchboard.streams.app.AccountPartitioner;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The buckets of the accounts whose partitions this instance has.
 *
 * @param streams throws {@link InvalidStateStoreException} while partitions come and go
 */
record StoredBuckets(KafkaStreams streams) implements BucketSource {
    private static final AccountPartitioner<String, Object> PARTITIONER = new AccountPartitioner<>(account -> account);

    @Override
    public List<AgentBucket> agents(String account, Instant after, Instant upTo) {
        return list(account, BucketSubject.SubjectKind.AGENT, after, upTo, BucketRows::agent);
    }

    @Override
    public List<QueueBucket> queues(String account, Instant after, Instant upTo) {
        return list(account, BucketSubject.SubjectKind.QUEUE, after, upTo, BucketRows::queue);
    }

    @Override
    public List<InSkill> inSkills(String account, Instant after, Instant upTo) {
        return list(
                account,
                BucketSubject.SubjectKind.IN_SKILL,
                after,
                upTo,
                row -> new InSkill(row.key().thing().first(), row.agent()));
    }

    private <T> List<T> list(
            String account,
            BucketSubject.SubjectKind kind,
            Instant after,
            Instant upTo,
            Function<BucketRows, T> making) {
        int partition = streams.queryMetadataForKey(BucketStore.RECENT, account, PARTITIONER)
                .partition();
        AccountWatermark clock =
                this.<AccountWatermark>store(AccountStores.CLOCKS, partition).get(account);
        if (clock == null) {
            return List.of();
        }
        ReadOnlyKeyValueStore<String, BucketState> cells = store(BucketStore.RECENT, partition);
        List<T> rows =
                BucketStore.list(cells, account, kind, after.getEpochSecond(), upTo.getEpochSecond())
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getValue().isWorthARow(kind))
                        .map(entry -> new BucketRows(clock.vendor(), entry.getKey(), entry.getValue()))
                        .map(making)
                        .toList();
        giveWay();
        return rows;
    }

    /**
     * Reading a store keeps the platform thread under a virtual one, which other requests need, too: health, for one.
     */
    @SuppressWarnings("ThreadPriorityCheck") // For a virtual thread this is more than a hint.
    private static void giveWay() {
        Thread.yield();
    }

    private <T> ReadOnlyKeyValueStore<String, T> store(String name, int partition) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<String, T>keyValueStore())
                .withPartition(partition));
    }
}
