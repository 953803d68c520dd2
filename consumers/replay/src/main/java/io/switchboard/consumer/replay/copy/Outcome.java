package io.switchboard.consumer.replay.copy;

/** How a copy ended. */
public sealed interface Outcome {

    /**
     * All of the range is copied.
     *
     * @param tally of this run
     * @param nanos that it took
     */
    record Done(Tally tally, long nanos) implements Outcome {}

    /**
     * It was asked to stop before the end; what was copied is committed.
     *
     * @param left offsets that are not read yet
     */
    record Stopped(Tally tally, long left) implements Outcome {}

    /** An earlier run copied all of it. */
    record NothingLeft() implements Outcome {}

    /** The source has nothing in the range. */
    record NothingThere() implements Outcome {}

    /** The same copy was started elsewhere and goes on there. */
    record Superseded() implements Outcome {}
}
