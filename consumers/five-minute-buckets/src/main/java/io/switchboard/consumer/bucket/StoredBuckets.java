package io.switchboard.consumer.bucket;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.consumer.cell.Cell;
import io.switchboard.consumer.cell.Cells;
import io.switchboard.consumer.query.BucketSource;
import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.run.AccountPartitioner;
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
        return list(account, Thing.Kind.AGENT, after, upTo, BucketRows::agent);
    }

    @Override
    public List<QueueBucket> queues(String account, Instant after, Instant upTo) {
        return list(account, Thing.Kind.QUEUE, after, upTo, BucketRows::queue);
    }

    @Override
    public List<InSkill> inSkills(String account, Instant after, Instant upTo) {
        return list(
                account,
                Thing.Kind.IN_SKILL,
                after,
                upTo,
                row -> new InSkill(row.key().thing().first(), row.agent()));
    }

    private <T> List<T> list(
            String account, Thing.Kind kind, Instant after, Instant upTo, Function<BucketRows, T> making) {
        int partition =
                streams.queryMetadataForKey(Cells.RECENT, account, PARTITIONER).partition();
        AccountClock clock = this.<AccountClock>store(Stores.CLOCKS, partition).get(account);
        if (clock == null) {
            return List.of();
        }
        ReadOnlyKeyValueStore<String, Cell> cells = store(Cells.RECENT, partition);
        return Cells.list(cells, account, kind, after.getEpochSecond(), upTo.getEpochSecond()).entrySet().stream()
                .filter(entry -> entry.getValue().isWorthARow(kind))
                .map(entry -> new BucketRows(clock.vendor(), entry.getKey(), entry.getValue()))
                .map(making)
                .toList();
    }

    private <T> ReadOnlyKeyValueStore<String, T> store(String name, int partition) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<String, T>keyValueStore())
                .withPartition(partition));
    }
}
