package io.switchboard.platform.http;

/**
 * Where a server listens.
 *
 * @param key of the section in the configuration that has the keys {@code host} and {@code port}
 * @param host an interface of this machine
 * @param port 0 (any free port) to 65535
 */
public record ListenAddress(String key, String host, int port) {

    /** What to do when the server cannot listen there. */
    String refusal(Throwable cause) {
        return "%1$s.port: cannot listen on %2$s:%3$d (%4$s); set %1$s.port to a free port, or 0 for any; set %1$s.host to an address of this machine"
                .formatted(key, host, port, reason(cause));
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return String.valueOf((cause == null ? failure : cause).getMessage());
    }
}
