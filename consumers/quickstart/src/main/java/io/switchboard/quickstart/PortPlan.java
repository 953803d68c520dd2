package io.switchboard.quickstart;

import io.switchboard.platform.cli.UsageException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * On which port each server will listen.
 *
 * @param ports of every server, 0 for any free one
 * @param notes what is not as usual, for the user
 */
record PortPlan(Map<PortOwner, Integer> ports, List<String> notes) {

    PortPlan {
        ports = Map.copyOf(ports);
        notes = List.copyOf(notes);
    }

    /**
     * The ports that were asked for; of the others the usual ones, or any where that is taken.
     *
     * @throws UsageException when a port that was asked for is taken, or twice asked for
     */
    static PortPlan of(Map<PortOwner, Integer> asked, IntPredicate isFree) {
        Map<PortOwner, Integer> ports = new EnumMap<>(PortOwner.class);
        List<String> notes = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Set<Integer> given = new HashSet<>();
        asked.forEach((server, port) -> {
            if (port != 0 && (!given.add(port) || !isFree.test(port))) {
                faults.add(
                        "port %d for %s is taken: choose another with --port %s=PORT, or any free one with --port %s=0"
                                .formatted(port, server, server, server));
            }
            ports.put(server, port);
        });
        if (!faults.isEmpty()) {
            throw new UsageException(String.join(System.lineSeparator(), faults));
        }
        for (PortOwner server : PortOwner.values()) {
            ports.computeIfAbsent(server, _ -> usualOrAny(server, given, isFree, notes));
        }
        return new PortPlan(ports, notes);
    }

    int port(PortOwner server) {
        return ports.getOrDefault(server, 0);
    }

    private static int usualOrAny(PortOwner server, Set<Integer> given, IntPredicate isFree, List<String> notes) {
        int usual = server.usualPort();
        if (!given.contains(usual) && isFree.test(usual)) {
            return usual;
        }
        notes.add("port %d is taken, so %s gets a free one".formatted(usual, server));
        return 0;
    }
}
