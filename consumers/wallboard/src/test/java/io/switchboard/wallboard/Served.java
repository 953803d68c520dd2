package io.switchboard.wallboard;

import static io.switchboard.wallboard.BoardRecords.TEN;

import java.time.Duration;
import java.time.Instant;

/** A page that is served: of a board that a test fills, on a clock that goes when the test says so. */
final class Served implements AutoCloseable {
    private Instant here = TEN;
    private final WallboardModel board = new WallboardModel(new StreamTime(() -> here));
    private final ViewerBroadcast broadcast = new ViewerBroadcast();
    private final WallboardServer server;

    Served() {
        this(0);
    }

    /** One at the port of another that is closed. */
    Served(int port) {
        this.server = new WallboardServer(new WallboardSettings("127.0.0.1", port), broadcast);
    }

    WallboardModel board() {
        return board;
    }

    int port() {
        return server.port();
    }

    /** Shows what the board knows now, after a poll. */
    void show() {
        board.take(BoardRecords.end(1, TEN).build());
        publish();
    }

    /** Time passes here in which nothing comes. */
    void stay(Duration silence) {
        here = here.plus(silence);
        publish();
    }

    void publish() {
        broadcast.publish(board.picture(true));
    }

    @Override
    public void close() {
        server.close();
    }
}
