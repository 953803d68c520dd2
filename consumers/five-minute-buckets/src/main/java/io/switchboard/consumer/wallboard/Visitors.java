package io.switchboard.consumer.wallboard;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may look. A page that listens to this machine alone answers those only who call it by a name of this machine: a
 * foreign page, whose own name was made to lead here, asks by that name.
 *
 * @param host that is listened at
 * @param isLocal whether that is this machine alone
 */
record Visitors(String host, boolean isLocal) {
    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    static Visitors of(String host) {
        InetSocketAddress address = new InetSocketAddress(host, 0);
        return new Visitors(
                host, !address.isUnresolved() && address.getAddress().isLoopbackAddress());
    }

    /**
     * Whether a request is let in.
     *
     * @param asked the header Host
     */
    boolean lets(@Nullable String asked) {
        return !isLocal || (asked != null && isOfThisMachine(asked));
    }

    private boolean isOfThisMachine(String asked) {
        String name = asked.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
        return OF_THIS_MACHINE.contains(name) || name.equals(host.toLowerCase(Locale.ROOT));
    }
}
