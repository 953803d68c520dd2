package io.switchboard.wallboard;

import io.switchboard.consumer.config.Section;
import java.util.List;
import java.util.Locale;
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
    /** Only this machine reaches it: the page has no authentication. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int PORT = 8091;
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

    /** Reads the program's own section; faults are noted there. */
    static WallboardSettings read(Section own) {
        String host = own.text("host", LOOPBACK);
        int port = own.integer("port", PORT, 0, HIGHEST_PORT);
        String names = own.text("names", "");
        return own.make(() -> new WallboardSettings(host, port, names(names)), new WallboardSettings(LOOPBACK, PORT));
    }

    private static Set<String> names(String text) {
        return text.isBlank() ? Set.of() : Set.copyOf(List.of(text.strip().split("\\s*,\\s*", -1)));
    }
}
