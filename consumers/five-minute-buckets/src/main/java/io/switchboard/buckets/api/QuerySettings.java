package io.switchboard.buckets.api;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import io.switchboard.platform.http.BearerToken;
import io.switchboard.platform.secret.Secret;
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
 * @param concurrency how many requests are answered at once, 1 to 1000
 */
public record QuerySettings(String host, int port, Optional<HostInfo> advertised, BearerToken token, int concurrency) {
    private static final String HOST = "127.0.0.1";
    private static final Set<String> ANY_HOST = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");
    private static final ValueFormat<HostInfo> ADDRESS =
            new ValueFormat<>("an address", "write host:port", QuerySettings::address);
    private static final int CONCURRENCY = 8;
    private static final int MOST_CONCURRENT = 1_000;
    private static final int HIGHEST_PORT = 65_535;

    public QuerySettings {
        new RecordRules()
                .between("port", port, 0, HIGHEST_PORT)
                .between("concurrency", concurrency, 1, MOST_CONCURRENT)
                .require(
                        advertised.isPresent() || !ANY_HOST.contains(host),
                        "advertised",
                        "is missing; as host is " + host + ", write host:port at which other instances find this one")
                .check();
    }

    /** An endpoint of this machine, for callers who show the token. */
    public static QuerySettings local(int port, Secret token, int concurrency) {
        return new QuerySettings(HOST, port, Optional.empty(), new BearerToken(token), concurrency);
    }

    /** Reads the section {@code query} of the app's own one; empty where there is none. */
    public static Optional<QuerySettings> read(ConfigSection app) {
        ConfigSection own = app.section("query");
        if (!app.has("query")) {
            return Optional.empty();
        }
        String host = own.get("host", HOST, ValueFormat.TEXT);
        int port = own.require("port", 1, ValueFormat.WHOLE);
        if (port == 0) {
            own.error("port", "is 0; write the port at which other instances find this one");
        }
        Optional<HostInfo> advertised = own.find("advertised", ADDRESS);
        Secret secret = own.requireSecret("token");
        BearerToken token =
                own.build(() -> new BearerToken(secret)).orElseGet(() -> new BearerToken(ConfigSection.NO_SECRET));
        int concurrency = own.get("concurrency", CONCURRENCY, ValueFormat.WHOLE);
        return own.build(() -> new QuerySettings(host, port, advertised, token, concurrency));
    }

    /** Where other instances find it. */
    HostInfo address() {
        return advertised.orElseGet(() -> new HostInfo(host, port));
    }

    private static HostInfo address(String text) {
        String host = Utils.getHost(text);
        Integer port = Utils.getPort(text);
        if (host == null || port == null || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("not an address");
        }
        return new HostInfo(host, port);
    }
}
