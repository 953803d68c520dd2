package io.switchboard.quickstart.live;

import io.switchboard.AgentBucket;
import io.switchboard.Poll;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A record read from a topic, as far as the view cares. */
public sealed interface Seen {

    /** The collector's latest row of an agent. */
    record Present(String agent, Status status) implements Seen {}

    /** The tombstone of an agent. */
    record Gone(String agent) implements Seen {}

    /**
     * A change event of any dataset.
     *
     * @param target whose poll saw the change
     * @param row as it is since; empty when it is gone
     */
    record Event(String target, SpecificRecord key, Optional<SpecificRecord> row) implements Seen {}

    /** An agent changed status, or was seen for the first time. */
    record Change(StatusChange change) implements Seen {}

    /** A poll of a dataset ended. */
    record PollEnd(Poll poll) implements Seen {}

    /** A revision of an agent's bucket. */
    record Bucket(AgentBucket row) implements Seen {}
}
