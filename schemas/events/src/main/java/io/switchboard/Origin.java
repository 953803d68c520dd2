package io.switchboard;

import org.jspecify.annotations.NullMarked;

/** Whether a poll asked for the present or for the past. */
@NullMarked
public enum Origin {
    /** A running collector polled. */
    LIVE,
    /** A backfill queried the past again. */
    BACKFILL;

    /** The origin in Avro. */
    public static final class OriginText extends EnumText<Origin> {
        /** Reads unknown words as {@link #LIVE}. */
        public OriginText() {
            super(Origin.class, LIVE);
        }
    }
}
