package io.switchboard;

import org.jspecify.annotations.NullMarked;

/** What happened to an agent. */
@NullMarked
public enum ChangeKind {
    /** The agent was there when the first poll looked. */
    FIRST_SEEN,
    /** The agent logged in. */
    CAME,
    /** The agent took another status. */
    ENTERED,
    /** The agent left the status and came back to it between two polls. */
    ENTERED_ANEW,
    /** The agent went on in the same status in another campaign or queue. */
    HANDED_OVER,
    /** The agent logged out. */
    WENT,
    /** The vendor has taken back the change that {@code corrects} names. */
    RETRACTED;

    /** The kind in Avro. */
    public static final class ChangeKindText extends EnumText<ChangeKind> {
        /** Reads unknown words as {@link #ENTERED}. */
        public ChangeKindText() {
            super(ChangeKind.class, ENTERED);
        }
    }
}
