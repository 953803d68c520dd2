package io.switchboard.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds and checks ports of the loopback interface. */
public final class LoopbackPorts {
    static final String HOST = "127.0.0.1";

    // Below every common range of ephemeral ports: no outgoing connection takes the port before the server listens on
    // it, or while the server is stopped to be started again.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 100;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private LoopbackPorts() {}

    /**
     * The port itself when it is given and free, some free port for 0.
     *
     * @throws PortTakenException when the given port is taken; its message names {@code setting}
     */
    static int choose(int port, String setting) {
        if (port == 0) {
            return anyFree();
        }
        if (!isFree(port)) {
            throw new PortTakenException(port, setting);
        }
        return port;
    }

    /**
     * A port that nobody listens on, for a server that must be given one. In one process each is given but once: who
     * was given one may not listen on it yet.
     */
    public static int anyFree() {
        return ThreadLocalRandom.current()
                .ints(LOWEST, HIGHEST)
                .limit(ATTEMPTS)
                .filter(port -> isFree(port) && GIVEN.add(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no free port on %s between %d and %d".formatted(HOST, LOWEST, HIGHEST)));
    }

    /** Whether nobody listens on a port. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral(HOST))) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException unexpected) {
            throw new UncheckedIOException("cannot test port " + port, unexpected);
        }
    }
}
