package io.switchboard;

import org.jspecify.annotations.NullMarked;

/** What happened to an agent. */
@NullMarked
public enum ChangeKind {
    /** The agent was there when the first poll looked. */
    FIRST_SEEN,
    /** The agent logged in. */
    LOGGED_IN,
    /** The agent took another status. */
    STATUS_CHANGED,
    /** The agent left the status and came back to it between two polls. */
    STATUS_RE_ENTERED,
    /** The agent went on in the same status in another campaign or queue. */
    CAMPAIGN_CHANGED,
    /** The agent logged out. */
    LOGGED_OUT,
    /** The vendor has withdrawn the change that {@code corrects} names. */
    RETRACTED;

    /** The kind in Avro. */
    public static final class ChangeKindText extends EnumText<ChangeKind> {
        /** Reads unknown words as {@link #STATUS_CHANGED}. */
        public ChangeKindText() {
            super(ChangeKind.class, STATUS_CHANGED);
        }
    }
}
