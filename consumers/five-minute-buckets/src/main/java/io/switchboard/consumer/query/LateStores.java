package io.switchboard.consumer.query;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** The stores of streams that do not exist yet: not ready until they are opened. Thread-safe. */
final class LateStores implements BucketSource, Owners {
    private volatile @Nullable Opened opened;

    private record Opened(BucketSource source, Owners owners) {}

    void open(BucketSource source, Owners owners) {
        opened = new Opened(source, owners);
    }

    @Override
    public List<AgentBucket> agents(String account, Instant after, Instant upTo) {
        return opened().source().agents(account, after, upTo);
    }

    @Override
    public List<QueueBucket> queues(String account, Instant after, Instant upTo) {
        return opened().source().queues(account, after, upTo);
    }

    @Override
    public List<InSkill> inSkills(String account, Instant after, Instant upTo) {
        return opened().source().inSkills(account, after, upTo);
    }

    @Override
    public Optional<HostInfo> elsewhere(String account) {
        return opened().owners().elsewhere(account);
    }

    private Opened opened() {
        Opened now = opened;
        if (now == null) {
            throw new InvalidStateStoreException("the app has not started yet");
        }
        return now;
    }
}
