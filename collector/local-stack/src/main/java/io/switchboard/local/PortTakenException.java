package io.switchboard.local;

/** Another process listens on the port that was asked for. The message names the setting that chooses another one. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTakenException(int port, String setting) {
        super("port %d is taken on %s; choose another with %s".formatted(port, LoopbackPorts.HOST, setting));
    }
}
