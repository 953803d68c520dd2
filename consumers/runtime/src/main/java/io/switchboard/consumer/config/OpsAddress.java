package io.switchboard.consumer.config;

import java.util.Optional;

/**
 * Where an app serves health and metrics.
 *
 * @param host the interface to listen on
 * @param port 0 (any free one) to 65535
 */
public record OpsAddress(String host, int port) {
    private static final String HOST = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;

    public OpsAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is blank; write 127.0.0.1, or 0.0.0.0 for every interface");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port must be from 0 to " + HIGHEST_PORT + ", not " + port);
        }
    }

    /** Reads the section {@code ops} of an app's own one; empty where it gives no port, or 0. */
    static Optional<OpsAddress> read(Section app) {
        Section own = app.section("ops").only("host", "port");
        String host = own.text("host", HOST);
        int port = own.integer("port", 0, 0, HIGHEST_PORT);
        return own.make(() -> Optional.of(new OpsAddress(host, port)), Optional.<OpsAddress>empty())
                .filter(address -> address.port != 0);
    }
}
