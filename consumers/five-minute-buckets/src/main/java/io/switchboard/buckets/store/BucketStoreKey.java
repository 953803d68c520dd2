package io.switchboard.buckets.store;

import io.switchboard.buckets.extract.BucketSubject;

/**
 * Which bucket.
 *
 * @param end epoch second, not part of it
 */
public record BucketStoreKey(String account, BucketSubject thing, long end) implements Comparable<BucketStoreKey> {
    private static final char SEPARATOR = '\0';

    /** For stores: an account's buckets of a kind sort by their ends. */
    String text() {
        return prefix(account, thing.kind(), end) + SEPARATOR + thing.id();
    }

    /** What the keys of all buckets of the kind with this end begin with, and none of another end. */
    static String prefix(String account, BucketSubject.SubjectKind kind, long end) {
        return account + SEPARATOR + kind + SEPARATOR + "%010x".formatted(end);
    }

    static BucketStoreKey of(String account, BucketSubject.SubjectKind kind, String text) {
        int from = prefix(account, kind, 0).length();
        long end = Long.parseLong(text, from - 10, from, 16);
        return new BucketStoreKey(account, new BucketSubject(kind, text.substring(from + 1)), end);
    }

    @Override
    public int compareTo(BucketStoreKey other) {
        return text().compareTo(other.text());
    }
}
