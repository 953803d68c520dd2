package io.switchboard.consumer.reading;

import io.switchboard.Status;

/**
 * What one change event says of an agent's time. Instants are epoch milliseconds; {@code notBefore} is 0 where it is
 * not known, {@code name} is empty where there is none.
 */
public sealed interface Sighting extends Fact {
    /** The vendor's identifier of the agent. */
    String agent();

    /** The agent's name. */
    String name();

    @Override
    default String row() {
        return agent();
    }

    /** The agent was there in a first snapshot; {@code since} is the vendor's time, 0 where it gives none. */
    record First(String agent, String name, Status status, long since) implements Sighting {}

    /** The agent was not there before. */
    record Came(String agent, String name, Status status, long changedAt, long notBefore) implements Sighting {}

    /**
     * The agent entered a status, perhaps the same anew.
     *
     * @param timed whether the vendor says when; a time that cannot be is none
     */
    record Moved(String agent, String name, Status from, Status status, long changedAt, long notBefore, boolean timed)
            implements Sighting {}

    /** Something else changed. */
    record Stayed(String agent, String name, Status status, long notBefore) implements Sighting {}

    /** The agent is not there any more. */
    record Left(String agent, String name, Status from, long changedAt, long notBefore) implements Sighting {}
}
