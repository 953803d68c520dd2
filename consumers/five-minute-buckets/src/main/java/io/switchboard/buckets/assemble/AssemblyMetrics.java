package io.switchboard.buckets.assemble;

/** Who counts what becomes of polls. Called from any of the app's threads. */
public interface AssemblyMetrics {

    /**
     * A poll was passed on.
     *
     * @param whole whether none of its changes was missing
     */
    void passedOn(PollSeries series, boolean whole);

    /** A record came after its poll had been passed on. */
    void late(PollSeries series);
}
