package io.switchboard.collector.decode;

/**
 * An object or array that has begun and not ended.
 *
 * @param start offset of its first byte
 * @param names how many names of its kind had come before
 */
record OpenPlace(PathNode place, boolean array, long start, int names) {

    /** Whether its bytes may be asked for once it has ended. */
    boolean isKept() {
        return !array && (place.rows != null || place.name != null);
    }
}
