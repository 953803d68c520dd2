package io.switchboard.consumer.cell;

import io.switchboard.consumer.reading.Thing;

/**
 * Which bucket.
 *
 * @param end epoch second, not part of it
 */
public record CellKey(String account, Thing thing, long end) implements Comparable<CellKey> {
    private static final char SEPARATOR = '\0';

    /** For stores: an account's buckets of a kind sort by their ends. */
    String text() {
        return prefix(account, thing.kind(), end) + SEPARATOR + thing.id();
    }

    /** What the keys of all buckets of the kind with this end begin with, and none of another end. */
    static String prefix(String account, Thing.Kind kind, long end) {
        return account + SEPARATOR + kind + SEPARATOR + "%010x".formatted(end);
    }

    static CellKey of(String account, Thing.Kind kind, String text) {
        int from = prefix(account, kind, 0).length();
        long end = Long.parseLong(text, from - 10, from, 16);
        return new CellKey(account, new Thing(kind, text.substring(from + 1)), end);
    }

    @Override
    public int compareTo(CellKey other) {
        return text().compareTo(other.text());
    }
}
