package io.switchboard.consumer.query;

import io.switchboard.consumer.run.Companion;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;

/** The endpoint beside the app's streams: it listens before they start and until they stop. */
public final class QueryEndpoint implements Companion {
    private final LateStores stores = new LateStores();
    private final Stored stored;
    private final QueryServer server;
    private final HostInfo address;

    /**
     * Where the streams keep the buckets.
     *
     * @param store a store that every instance has its part of
     * @param source reads the buckets of streams
     */
    public record Stored(String store, Function<KafkaStreams, BucketSource> source) {}

    /**
     * Begins to listen; until it has its streams it answers that the buckets are not ready.
     *
     * @param clock whose time the buckets are of
     * @param grace how long after its end a bucket waits for polls
     * @throws IllegalStateException if it cannot listen, saying what to do
     */
    public QueryEndpoint(QuerySettings settings, InstantSource clock, Duration grace, Stored stored) {
        this.stored = stored;
        this.server = new QueryServer(
                settings,
                new ConversationsApi(stores, stores, clock),
                new BucketsApi(stores, stores, () -> clock.instant().minus(grace)));
        this.address = settings.addressAt(server.port());
    }

    /** The port it listens at. */
    public int port() {
        return server.port();
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(StreamsConfig.APPLICATION_SERVER_CONFIG, Forwarding.authority(address));
    }

    @Override
    public void accompany(KafkaStreams streams) {
        stores.open(stored.source().apply(streams), new StreamsOwners(streams, stored.store(), address));
    }

    @Override
    public void close() {
        server.close();
    }
}
