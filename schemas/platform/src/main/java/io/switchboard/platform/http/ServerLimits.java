package io.switchboard.platform.http;

import java.time.Duration;

/**
 * What clients may take of a server. A request line and its headers have at most {@value #HEAD_BYTES} bytes together.
 *
 * @param connections open at once, at least 1; further ones wait to be accepted
 * @param receiving how long a request's head may take, and then its body; the connection is closed after that
 * @param writing how long a client may take nothing of a piece of the response; the connection is closed after that
 */
public record ServerLimits(int connections, Duration receiving, Duration writing) {
    /** 500 connections, 10 seconds to receive and 30 seconds to write. */
    public static final ServerLimits USUAL = new ServerLimits(500, Duration.ofSeconds(10), Duration.ofSeconds(30));

    /** Bytes that a body may have. */
    public static final int BODY_BYTES = 65_536;

    /** Bytes that the request line and the headers may have. */
    static final int HEAD_BYTES = 16_384;

    /** How long a connection may stay open between two requests. */
    static final Duration IDLE = Duration.ofSeconds(60);

    public ServerLimits {
        if (connections < 1 || !receiving.isPositive() || !writing.isPositive()) {
            throw new IllegalArgumentException(
                    "limits must be positive: %d, %s, %s".formatted(connections, receiving, writing));
        }
    }

    /** The same with another time to write. */
    public ServerLimits withWriting(Duration longest) {
        return new ServerLimits(connections, receiving, longest);
    }
}
