package io.switchboard.replay.recompute;

/** What a run needs of the world around it. */
public interface RecomputeWatch {

    /** Nanoseconds of a clock that only rises. */
    long nanos();

    /** Waits so long, or until the run is asked to stop. */
    void await(long nanos);

    /** Whether the run is asked to stop. */
    boolean isStopped();

    /** Is notified of what goes on. */
    interface RecomputeScreen {

        /** Something that anyone who started it should know. */
        void say(String line);

        /**
         * So much of the topics is read and committed.
         *
         * @param app that reads
         * @param passed offsets, of all partitions together
         * @param length as many there are
         * @param taken records among them that count
         */
        void reached(String app, long passed, long length, long taken);
    }
}
