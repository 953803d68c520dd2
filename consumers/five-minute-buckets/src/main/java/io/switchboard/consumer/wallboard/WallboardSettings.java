package io.switchboard.consumer.wallboard;

import io.switchboard.consumer.config.Section;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the wallboard is served.
 *
 * @param host of this machine; whoever can reach it sees the wallboard
 * @param port 0 for any free one
 * @param names of hosts, without ports, by which it may be called; at a loopback address those of this machine, too;
 *     elsewhere by any if there are none
 */
public record WallboardSettings(String host, int port, Set<String> names) {
    /** Where nobody but this machine reaches it. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern NAME = Pattern.compile("[\\w.-]+|\\[[0-9a-f:.]+]");

    public WallboardSettings {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "names must be hosts without ports, with commas in between, not \"%s\"".formatted(name));
            }
        }
    }

    /** A wallboard that needs no names of its own. */
    public WallboardSettings(String host, int port) {
        this(host, port, Set.of());
    }

    /** Reads the section {@code wallboard} of the app's own one; faults are noted there. Empty if no port is given. */
    public static Optional<WallboardSettings> read(Section app) {
        Section own = app.section("wallboard").only("host", "port", "names");
        if (own.text("port", "").isBlank()) {
            return Optional.empty();
        }
        String host = own.text("host", LOOPBACK);
        int port = own.integer("port", 0, 0, HIGHEST_PORT);
        String names = own.text("names", "");
        return own.make(() -> Optional.of(new WallboardSettings(host, port, names(names))), Optional.empty());
    }

    private static Set<String> names(String text) {
        return text.isBlank() ? Set.of() : Set.copyOf(List.of(text.strip().split("\\s*,\\s*", -1)));
    }
}
