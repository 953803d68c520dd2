package io.switchboard;

import org.jspecify.annotations.NullMarked;

/** An agent's status in the words of the project. */
@NullMarked
public enum Status {
    /** The agent waits for a contact. */
    READY,
    /** The agent is on a call or chat. */
    ON_CONTACT,
    /** The agent does after-contact work. */
    WRAP_UP,
    /** The agent is not available. */
    PAUSED,
    /** The agent is not available. */
    AWAY,
    /** The agent looks at a contact before it starts. */
    PREVIEW,
    /** The agent is not logged in. */
    OFFLINE,
    /** The vendor's word is not mapped, or a newer writer's word is not known here. */
    OTHER;

    /** The status in Avro. */
    public static final class StatusText extends EnumText<Status> {
        /** Reads unknown words as {@link #OTHER}. */
        public StatusText() {
            super(Status.class, OTHER);
        }
    }
}
