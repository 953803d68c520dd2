package io.switchboard.buckets.api;

import io.switchboard.streams.app.AccountPartitioner;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Which instance of the app's streams has an account's partition.
 *
 * @param store that every instance has its part of
 * @param here where the others find this instance
 */
record StreamsInstanceLocator(KafkaStreams streams, String store, HostInfo here) implements InstanceLocator {
    private static final AccountPartitioner<String, Object> PARTITIONER = new AccountPartitioner<>(account -> account);

    @Override
    public Optional<HostInfo> elsewhere(String account) {
        if (!streams.state().isRunningOrRebalancing()) {
            throw new InvalidStateStoreException("the app is " + streams.state());
        }
        KeyQueryMetadata found = streams.queryMetadataForKey(store, account, PARTITIONER);
        HostInfo owner = found.activeHost();
        if (found.equals(KeyQueryMetadata.NOT_AVAILABLE) || owner.equals(HostInfo.unavailable())) {
            throw new InvalidStateStoreException("no instance that answers is known to have the account");
        }
        return Optional.of(owner).filter(other -> !other.equals(here));
    }
}
