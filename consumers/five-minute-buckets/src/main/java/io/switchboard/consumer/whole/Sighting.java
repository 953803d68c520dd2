package io.switchboard.consumer.whole;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.switchboard.Status;

/**
 * What one change event says of an agent's time. Instants are epoch milliseconds; {@code notBefore} is 0 where it is
 * not known, {@code name} is empty where there is none.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Sighting.First.class, name = "first"),
    @JsonSubTypes.Type(value = Sighting.Came.class, name = "came"),
    @JsonSubTypes.Type(value = Sighting.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = Sighting.Stayed.class, name = "stayed"),
    @JsonSubTypes.Type(value = Sighting.Left.class, name = "left")
})
public sealed interface Sighting {
    /** The vendor's identifier of the agent. */
    String agent();

    /** The agent's name. */
    String name();

    /** The agent was there in a first snapshot; {@code since} is the vendor's time, 0 where it gives none. */
    record First(String agent, String name, Status status, long since) implements Sighting {}

    /** The agent was not there before. */
    record Came(String agent, String name, Status status, long changedAt, long notBefore) implements Sighting {}

    /** The agent entered a status, perhaps the same anew. */
    record Moved(String agent, String name, Status from, Status status, long changedAt, long notBefore)
            implements Sighting {}

    /** Something else changed. */
    record Stayed(String agent, String name, Status status, long notBefore) implements Sighting {}

    /** The agent is not there any more. */
    record Left(String agent, String name, Status from, long changedAt, long notBefore) implements Sighting {}
}
