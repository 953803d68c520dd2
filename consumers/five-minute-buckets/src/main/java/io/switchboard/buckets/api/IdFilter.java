package io.switchboard.buckets.api;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A filter on ids: all, none, or a set.
 *
 * @param all whether every id passes
 * @param ids that pass; empty if none does, or all do
 */
record IdFilter(boolean all, Set<String> ids) {
    static final IdFilter NONE = new IdFilter(false, Set.of());

    static final IdFilter ALL = new IdFilter(true, Set.of());
    private static final String EVERY = "all";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    IdFilter {
        ids = Set.copyOf(ids);
    }

    /**
     * Reads {@code all}, or ids separated by commas.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static IdFilter of(String text) {
        if (text.equals(EVERY)) {
            return ALL;
        }
        Set<String> ids = Set.copyOf(List.of(text.split(",", -1)));
        if (ids.contains(EVERY) || !ids.stream().allMatch(id -> ID.matcher(id).matches())) {
            throw new IllegalArgumentException("must be all, or ids separated by commas");
        }
        return new IdFilter(false, ids);
    }

    boolean isGiven() {
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
