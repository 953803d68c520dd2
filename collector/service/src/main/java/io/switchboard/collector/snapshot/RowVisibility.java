package io.switchboard.collector.snapshot;

import java.time.Instant;
import java.util.Optional;

/**
 * Which polls would have shown a row that is not known yet.
 *
 * @param wholeAt start of the last poll that lacked no row without saying so; empty if there was none
 * @param readAt start of the last such poll of which every row could be read, so that none hid among the unread; empty
 *     if there was none
 * @param unread rows that could not be read in the last poll that read any
 */
public record RowVisibility(Optional<Instant> wholeAt, Optional<Instant> readAt, int unread) {

    /** Nothing was read yet. */
    public static final RowVisibility NONE = new RowVisibility(Optional.empty(), Optional.empty(), 0);

    /**
     * After one more poll that read rows.
     *
     * @param whole whether it lacked no row without saying so
     * @param now rows of it that could not be read
     */
    public RowVisibility after(Instant startedAt, boolean whole, int now) {
        Optional<Instant> start = Optional.of(startedAt);
        return new RowVisibility(whole ? start : wholeAt, whole && now == 0 ? start : readAt, now);
    }

    /** How many more rows could not be read now: so many known rows may be among them. */
    int grown(int now) {
        return Math.max(0, now - unread);
    }

    /**
     * Start of the last poll that would have shown a row which is new now. Where fewer rows could not be read than
     * before, the new row may have been one of them.
     */
    Optional<Instant> lastFor(int now) {
        return now < unread ? readAt : wholeAt;
    }
}
