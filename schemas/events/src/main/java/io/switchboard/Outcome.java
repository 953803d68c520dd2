package io.switchboard;

import org.jspecify.annotations.NullMarked;

/** How a poll ended for one dataset. Only COMPLETE and PARTIAL polls move the state. */
@NullMarked
public enum Outcome {
    /** The vendor answered every request in full. */
    COMPLETE,
    /** A part is missing or in doubt, or other commits of the same poll follow. */
    PARTIAL,
    /** The vendor asked for fewer requests. */
    THROTTLED,
    /** The vendor does not accept the credential or the request. */
    REFUSED,
    /** There was no response, or the vendor failed. */
    UNREACHABLE,
    /** The response could not be read. */
    MALFORMED;

    /** The outcome in Avro. */
    public static final class OutcomeText extends EnumText<Outcome> {
        /** Reads unknown words as {@link #MALFORMED}. */
        public OutcomeText() {
            super(Outcome.class, MALFORMED);
        }
    }
}
