package io.switchboard.replay.copy;

/** How a copy ended. */
public sealed interface CopyOutcome {

    /**
     * All of the range is copied.
     *
     * @param tally of this run
     * @param nanos that it took
     */
    record CopyDone(CopyStats tally, long nanos) implements CopyOutcome {}

    /**
     * It was asked to stop before the end; what was copied is committed.
     *
     * @param left offsets that are not read yet
     */
    record CopyStopped(CopyStats tally, long left) implements CopyOutcome {}

    /** An earlier run copied all of it. */
    record NothingLeft() implements CopyOutcome {}

    /** The source has nothing in the range. */
    record NothingToCopy() implements CopyOutcome {}

    /** The same copy was started elsewhere and goes on there. */
    record CopySuperseded() implements CopyOutcome {}
}
