package io.switchboard.consumer.query;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Ids asked for.
 *
 * @param all whatever the ids
 * @param ids none if nothing is asked
 */
record Wanted(boolean all, Set<String> ids) {
    static final Wanted NOTHING = new Wanted(false, Set.of());

    static final Wanted ALL = new Wanted(true, Set.of());
    private static final String EVERY = "all";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    Wanted {
        ids = Set.copyOf(ids);
    }

    /**
     * Reads {@code all}, or ids separated by commas.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Wanted of(String text) {
        if (text.equals(EVERY)) {
            return ALL;
        }
        Set<String> ids = Set.copyOf(List.of(text.split(",", -1)));
        if (ids.contains(EVERY) || !ids.stream().allMatch(id -> ID.matcher(id).matches())) {
            throw new IllegalArgumentException("must be all, or ids separated by commas");
        }
        return new Wanted(false, ids);
    }

    boolean isAsked() {
        return all || !ids.isEmpty();
    }

    boolean has(String id) {
        return all || ids.contains(id);
    }

    /** Whether LivePerson would take them. */
    boolean isNumeric() {
        return ids.stream().allMatch(id -> NUMBER.matcher(id).matches());
    }
}
