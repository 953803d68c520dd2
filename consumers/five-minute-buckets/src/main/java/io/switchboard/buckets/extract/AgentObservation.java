package io.switchboard.buckets.extract;

import io.switchboard.Status;

/**
 * What one change event says of an agent's time. Instants are epoch milliseconds; {@code notBefore} is 0 where it is
 * not known, {@code name} is empty where there is none.
 */
public sealed interface AgentObservation extends Measurement {
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
    record FirstObservation(String agent, String name, Status status, long since, boolean timed)
            implements AgentObservation {}

    /** The agent was not there before. */
    record LogInObservation(String agent, String name, Status status, long changedAt, long notBefore, boolean timed)
            implements AgentObservation {}

    /** The agent entered a status, perhaps the same again. */
    record StatusObservation(
            String agent, String name, Status from, Status status, long changedAt, long notBefore, boolean timed)
            implements AgentObservation {}

    /** The agent is in the same status since another time, which cannot be. */
    record RetimedObservation(String agent, String name, Status status, long notBefore, boolean timed)
            implements AgentObservation {}

    /** Something else changed. */
    record UnchangedObservation(String agent, String name, Status status, long notBefore, boolean timed)
            implements AgentObservation {}

    /** The agent is there, and what the vendor says of the status could not be read. */
    record UnreadObservation(String agent, String name, long notBefore) implements AgentObservation {
        @Override
        public boolean timed() {
            return false;
        }
    }

    /** The agent is not there any more. */
    record LogOutObservation(String agent, String name, Status from, long changedAt, long notBefore)
            implements AgentObservation {
        @Override
        public boolean timed() {
            return false;
        }
    }
}
