package io.switchboard.wallboard;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may look. A page that has names answers those only who call it by one of them: a foreign page, whose own name was
 * made to lead here, asks by that name. One that listens to this machine alone has the names of this machine.
 *
 * @param names in small letters; empty where it answers to any
 */
record Visitors(Set<String> names) {
    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    static Visitors of(WallboardSettings settings) {
        Set<String> names = new HashSet<>(settings.names());
        InetSocketAddress address = new InetSocketAddress(settings.host(), 0);
        if (!address.isUnresolved() && address.getAddress().isLoopbackAddress()) {
            names.addAll(OF_THIS_MACHINE);
            names.add(settings.host().toLowerCase(Locale.ROOT));
        }
        return new Visitors(Set.copyOf(names));
    }

    /**
     * Whether a request is let in.
     *
     * @param asked the header Host
     */
    boolean lets(@Nullable String asked) {
        return names.isEmpty() || (asked != null && names.contains(name(asked)));
    }

    private static String name(String asked) {
        return asked.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
    }
}
