package io.switchboard.consumer.wallboard;

import io.switchboard.consumer.config.Section;
import java.util.Optional;

/**
 * Where the wallboard is served.
 *
 * @param host of this machine; whoever can reach it sees the wallboard
 * @param port 0 for any free one
 */
public record WallboardSettings(String host, int port) {
    /** Where nobody but this machine reaches it. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int HIGHEST_PORT = 65_535;

    /** Reads the section {@code wallboard} of the app's own one; faults are noted there. Empty if no port is given. */
    public static Optional<WallboardSettings> read(Section app) {
        Section own = app.section("wallboard").only("host", "port");
        if (own.text("port", "").isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new WallboardSettings(own.text("host", LOOPBACK), own.integer("port", 0, 0, HIGHEST_PORT)));
    }
}
