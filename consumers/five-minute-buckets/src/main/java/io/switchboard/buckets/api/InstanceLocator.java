package io.switchboard.buckets.api;

import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** Which instance of the app has an account's buckets. */
public interface InstanceLocator {

    /**
     * The other instance that has them; empty if they are here.
     *
     * @throws InvalidStateStoreException while that is not known, as when accounts move from one instance to another
     */
    Optional<HostInfo> elsewhere(String account);
}
