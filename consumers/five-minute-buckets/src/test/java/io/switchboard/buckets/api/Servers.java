package io.switchboard.buckets.api;

import io.switchboard.platform.http.ServerLimits;
import io.switchboard.platform.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Endpoints at free ports, two requests at once each. */
final class Servers implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-08-01T08:07:00Z");

    private final List<QueryServer> servers = new ArrayList<>();

    /** A server that has every account. */
    Client serve(BucketSource source) {
        return serve(source, _ -> Optional.empty());
    }

    Client serve(BucketSource source, InstanceLocator instances) {
        return add(server(0, source, instances));
    }

    /** A server that cuts off clients that take nothing for so long. */
    Client serve(BucketSource source, Duration writing) {
        return add(new QueryServer(
                settings(0), ServerLimits.USUAL.withWriting(writing), apis(source, _ -> Optional.empty())));
    }

    private Client add(QueryServer server) {
        servers.add(server);
        return new Client(server.port(), Client.TOKEN);
    }

    static QueryServer server(int port, BucketSource source, InstanceLocator instances) {
        return new QueryServer(settings(port), ServerLimits.USUAL, apis(source, instances));
    }

    private static QueryServer.QueriedApis apis(BucketSource source, InstanceLocator instances) {
        return new QueryServer.QueriedApis(
                new ConversationsApi(source, () -> NOW), new BucketsApi(source, () -> NOW), instances);
    }

    static QuerySettings settings(int port) {
        return QuerySettings.local(port, new Secret(Client.TOKEN), 2);
    }

    @Override
    public void close() {
        servers.forEach(QueryServer::close);
    }
}
