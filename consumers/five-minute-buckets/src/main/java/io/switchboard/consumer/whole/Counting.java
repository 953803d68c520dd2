package io.switchboard.consumer.whole;

/** Who counts what becomes of polls. Called from any of the app's threads. */
public interface Counting {

    /**
     * A poll was passed on.
     *
     * @param whole whether none of its changes was missing
     */
    void passedOn(Series series, boolean whole);

    /** A record came after its poll had been passed on. */
    void late(Series series);
}
