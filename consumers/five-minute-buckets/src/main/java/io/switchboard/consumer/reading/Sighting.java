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

    /**
     * Whether the vendor says since when the agent is in the status, be its clock right or wrong: then an agent who
     * leaves it and comes back shows another time, however long nobody looks.
     */
    boolean timed();

    @Override
    default String row() {
        return agent();
    }

    /**
     * The agent was there in a first snapshot; {@code since} is the vendor's time, 0 where it gives none to believe.
     */
    record First(String agent, String name, Status status, long since, boolean timed) implements Sighting {}

    /** The agent was not there before. */
    record Came(String agent, String name, Status status, long changedAt, long notBefore, boolean timed)
            implements Sighting {}

    /** The agent entered a status, perhaps the same anew. */
    record Moved(String agent, String name, Status from, Status status, long changedAt, long notBefore, boolean timed)
            implements Sighting {}

    /** The agent is in the same status since another time, which cannot be. */
    record Retimed(String agent, String name, Status status, long notBefore, boolean timed) implements Sighting {}

    /** Something else changed. */
    record Stayed(String agent, String name, Status status, long notBefore, boolean timed) implements Sighting {}

    /** The agent is there, and what the vendor says of the status could not be read. */
    record Unread(String agent, String name, long notBefore) implements Sighting {
        @Override
        public boolean timed() {
            return false;
        }
    }

    /** The agent is not there any more. */
    record Left(String agent, String name, Status from, long changedAt, long notBefore) implements Sighting {
        @Override
        public boolean timed() {
            return false;
        }
    }
}
