package io.switchboard.buckets.extract;

import io.switchboard.Status;

/**
 * A status, held up to a second.
 *
 * @param end epoch second, not part of it; {@link #OPEN} while it lasts, {@link #UNREAD} if nobody knows
 */
public record SegmentEnd(Status status, long end) {
    /** The end of a status that lasts. */
    public static final long OPEN = Long.MAX_VALUE;

    /** The end of a status that may last or not: what the vendor says of it could not be read. */
    public static final long UNREAD = OPEN - 1;

    public boolean isUnread() {
        return end == UNREAD;
    }

    public boolean isOpen() {
        return end == OPEN;
    }
}
