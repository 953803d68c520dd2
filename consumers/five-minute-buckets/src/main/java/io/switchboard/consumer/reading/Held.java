package io.switchboard.consumer.reading;

import io.switchboard.Status;

/**
 * A status, held up to a second.
 *
 * @param end epoch second, not part of it; {@link #OPEN} while it lasts
 */
public record Held(Status status, long end) {
    /** The end of a status that lasts. */
    public static final long OPEN = Long.MAX_VALUE;

    public boolean isOpen() {
        return end == OPEN;
    }
}
