package io.switchboard.consumer.query;

import io.switchboard.consumer.config.Section;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Where the endpoint listens, and to whom.
 *
 * @param host of this machine
 * @param port 1 to 65535, for other instances have to know it; 0 for any free one where there are none
 * @param advertised where other instances find it; empty where host and port say so
 * @param token what callers show
 * @param concurrency how many requests are answered at once, 1 or more
 */
public record QuerySettings(String host, int port, Optional<HostInfo> advertised, Token token, int concurrency) {
    private static final String HOST = "127.0.0.1";
    private static final Set<String> ANY_HOST = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");
    private static final int CONCURRENCY = 8;
    private static final int HIGHEST_PORT = 65_535;

    public QuerySettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be 1 or more, not " + concurrency);
        }
        if (advertised.isEmpty() && ANY_HOST.contains(host)) {
            throw new IllegalArgumentException(
                    "advertised is missing: where other instances find this one, host:port, as host is " + host);
        }
    }

    /** Settings for callers who show the token. */
    public static QuerySettings of(String host, int port, Optional<String> advertised, String token, int concurrency) {
        return new QuerySettings(host, port, advertised.map(QuerySettings::address), new Token(token), concurrency);
    }

    /** Reads the section {@code query} of the app's own one; faults are noted there. Empty if no port is given. */
    public static Optional<QuerySettings> read(Section app) {
        Section own = app.section("query").only("host", "port", "advertised", "token", "concurrency");
        if (own.text("port", "").isBlank()) {
            return Optional.empty();
        }
        String host = own.text("host", HOST);
        int port = own.integer("port", 0, 1, HIGHEST_PORT);
        Optional<String> advertised = Optional.of(own.text("advertised", "")).filter(text -> !text.isBlank());
        String token = own.text("token", "");
        int concurrency = own.integer("concurrency", CONCURRENCY, 1, 1_000);
        return own.make(() -> Optional.of(of(host, port, advertised, token, concurrency)), Optional.empty());
    }

    /** Where other instances find it. */
    HostInfo address() {
        return advertised.orElseGet(() -> new HostInfo(host, port));
    }

    private static HostInfo address(String text) {
        String host = Utils.getHost(text);
        Integer port = Utils.getPort(text);
        if (host == null || port == null || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("advertised must be host:port, not " + text);
        }
        return new HostInfo(host, port);
    }
}
