package io.switchboard.wallboard;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the wallboard is served.
 *
 * @param host of this machine; everybody who can reach it sees the wallboard
 * @param port 0 for any free one
 * @param names of hosts, without ports, by which it may be called; at a loopback address those of this machine, too;
 *     elsewhere by any if there are none
 */
public record WallboardSettings(String host, int port, Set<String> names) {
    /** Only this machine reaches it: the page has no authentication. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int PORT = 8091;
    private static final int HIGHEST_PORT = 65_535;
    private static final ValueFormat<String> NAME = ValueFormat.matching(
            "a host without a port",
            "write names of hosts, with commas in between",
            Pattern.compile("[\\w.-]+|\\[[0-9a-f:.]+]"));

    public WallboardSettings {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        RecordRules rules = new RecordRules().between("port", port, 0, HIGHEST_PORT);
        names.forEach(name -> rules.matches("names", name, NAME));
        rules.check();
    }

    /** A wallboard that needs no names of its own. */
    public WallboardSettings(String host, int port) {
        this(host, port, Set.of());
    }

    /** Reads the program's own section. */
    static WallboardSettings read(ConfigSection own) {
        String host = own.get("host", LOOPBACK, ValueFormat.TEXT);
        int port = own.get("port", PORT, ValueFormat.WHOLE);
        Set<String> names = Set.copyOf(own.texts("names", List.of()));
        return own.build(() -> new WallboardSettings(host, port, names))
                .orElseGet(() -> new WallboardSettings(LOOPBACK, PORT));
    }
}
