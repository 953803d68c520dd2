package io.switchboard.quickstart.live;

import java.time.Instant;

/** Something that the rows of a target say together. */
public sealed interface Fact {

    /** So many of something. */
    record Count(long number, String what) implements Fact {}

    /** What the others are about, up to its end. */
    record Span(Instant start, Instant end) implements Fact {}
}
