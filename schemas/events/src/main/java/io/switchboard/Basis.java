package io.switchboard;

import org.jspecify.annotations.NullMarked;

/** What a time is based on. */
@NullMarked
public enum Basis {
    /** The time is the vendor's own timestamp of the change. */
    VENDOR,
    /** The time is when the collector first saw the change. */
    OBSERVED;

    /** The basis in Avro. */
    public static final class BasisText extends EnumText<Basis> {
        /** Reads unknown words as {@link #OBSERVED}. */
        public BasisText() {
            super(Basis.class, OBSERVED);
        }
    }
}
