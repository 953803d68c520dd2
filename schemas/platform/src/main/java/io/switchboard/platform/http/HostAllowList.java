package io.switchboard.platform.http;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose {@code Host} is not listed with 421, so that no foreign page reads a server under a name of
 * its own that leads to it (DNS rebinding).
 *
 * @param names in lower case and without ports; empty to allow any
 */
public record HostAllowList(Set<String> names) {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    public HostAllowList {
        names = Set.copyOf(names);
    }

    /**
     * The list of a server. At a loopback address the names of this machine are on it, too; elsewhere any name is
     * allowed if none is configured.
     *
     * @param host the server listens on
     * @param configured names in lower case
     */
    public static HostAllowList of(String host, Set<String> configured) {
        Set<String> names = new HashSet<>(configured);
        InetSocketAddress address = new InetSocketAddress(host, 0);
        if (!address.isUnresolved() && address.getAddress().isLoopbackAddress()) {
            names.addAll(LOOPBACK_NAMES);
            names.add(host.toLowerCase(Locale.ROOT));
        }
        return new HostAllowList(names);
    }

    /** Whether the header {@code Host} of a request is allowed. */
    public boolean allows(@Nullable String host) {
        return names.isEmpty() || (host != null && names.contains(withoutPort(host)));
    }

    /**
     * Lets allowed requests through.
     *
     * @param advice the detail of a 421: which name to use, or which setting to change
     */
    public HttpHandler guard(String advice, HttpHandler next) {
        return exchange -> {
            if (!allows(exchange.header("Host"))) {
                throw new HttpProblem(421, advice);
            }
            next.handle(exchange);
        };
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
    }
}
