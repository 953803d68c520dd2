package io.switchboard.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for servers that must be told one. */
final class FreePort {
    private FreePort() {}

    /** A port of 127.0.0.1 that nobody listens on now. */
    static int find() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
