package io.switchboard.streams.app;

import io.switchboard.serde.AccountPartition;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Puts every record into the partition of its account, whatever its key.
 *
 * @param account where a key says its account
 */
public record AccountPartitioner<K, V>(Function<? super K, String> account) implements StreamPartitioner<K, V> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, K key, V value, int partitions) {
        return Optional.of(Set.of(AccountPartition.of(account.apply(key), partitions)));
    }
}
