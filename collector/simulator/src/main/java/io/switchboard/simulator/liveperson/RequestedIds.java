package io.switchboard.simulator.liveperson;

import java.util.List;
import java.util.Set;

/**
 * Ids asked for.
 *
 * @param all whatever the ids
 * @param ids none if nothing is asked
 */
record RequestedIds(boolean all, Set<String> ids) {
    RequestedIds {
        ids = Set.copyOf(ids);
    }

    /**
     * Reads {@code all}, or numbers separated by commas, or nothing.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static RequestedIds of(String text) {
        if (text.isEmpty() || text.equals("all")) {
            return new RequestedIds(!text.isEmpty(), Set.of());
        }
        if (!text.matches("-?[0-9]+(,-?[0-9]+)*")) {
            throw new IllegalArgumentException("ids must be numeric, separated by commas: " + text);
        }
        return new RequestedIds(false, Set.copyOf(List.of(text.split(",", -1))));
    }

    boolean isAsked() {
        return all || !ids.isEmpty();
    }

    boolean has(String id) {
        return all || ids.contains(id);
    }
}
