package io.switchboard.buckets.api;

import io.switchboard.platform.http.ServerLimits;
import io.switchboard.streams.app.StoreEndpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The buckets of the app's streams over HTTP.
 *
 * @param settings where it listens, and to whom
 * @param clock whose time the buckets are of
 * @param grace how long after its end a bucket waits for polls
 * @param stored where the streams keep the buckets
 */
public record QueryEndpoint(QuerySettings settings, InstantSource clock, Duration grace, QueryableStore stored)
        implements StoreEndpoint {

    /**
     * Where the streams keep the buckets.
     *
     * @param store a store that every instance has its part of
     * @param source reads the buckets of streams
     */
    public record QueryableStore(String store, Function<KafkaStreams, BucketSource> source) {}

    @Override
    public String address() {
        return InstanceForwarder.authority(settings.address());
    }

    /** Begins to listen; until the streams run it answers that the buckets are not ready. */
    @Override
    public Runnable open(KafkaStreams streams) {
        BucketSource source = stored.source().apply(streams);
        QueryServer server = new QueryServer(
                settings,
                ServerLimits.USUAL,
                new QueryServer.QueriedApis(
                        new ConversationsApi(source, clock),
                        new BucketsApi(source, () -> clock.instant().minus(grace)),
                        new StreamsInstanceLocator(streams, stored.store(), settings.address())));
        return server::close;
    }
}
