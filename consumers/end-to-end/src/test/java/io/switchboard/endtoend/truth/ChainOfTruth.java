package io.switchboard.endtoend.truth;

import io.switchboard.AgentBucket;
import io.switchboard.StatusChange;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.HandledContact;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What really happened, to hold against all that the chain of programs has written of it, wherever broker and programs
 * run.
 *
 * @param centre the truth
 */
public record ChainOfTruth(TopicReader reader, Topics topics, VendorsSay vendors, ContactCentre centre) {
    /** After so many polls a collector, started again in between, believes an agent gone. */
    private static final int ABSENCES = 4;

    /** The changes of every dataset follow from one another, and add up to the state. */
    public void verifyChanges() {
        Dataset.all()
                .forEach(dataset -> ChangeChain.read(reader, topics, dataset).verify());
    }

    /** What happened to the agents whom Convoso's monitor shows. */
    public MonitorTruth monitor(Instant from, Instant to) {
        return MonitorTruth.of(centre, from, to, reader.values(topics.polls()), ABSENCES);
    }

    /** Kore's quarters and LivePerson's five minutes; both edges are at a quarter of an hour. */
    public void verifyIntervals(Instant from, Instant to) throws Exception {
        verifyIntervals(from, to, contact -> contact.agentId().orElseThrow());
    }

    /**
     * The same.
     *
     * @param agent the id LivePerson shows for who led a conversation
     */
    public void verifyIntervals(Instant from, Instant to, Function<HandledContact, String> agent) throws Exception {
        IntervalsOfTruth intervals = new IntervalsOfTruth(reader, topics, vendors, centre, from, to);
        intervals.verifyVolume();
        intervals.verifyConversations(agent);
    }

    /** Kore's stretches: buckets, and changes of status. */
    public void verifySegments(Instant from, Instant to) throws Exception {
        KoreTruth truth = kore(from, to);
        truth.verifyBuckets(bucketsOf("kore"));
        truth.verifyChanges(changesOf("kore"));
    }

    private KoreTruth kore(Instant from, Instant to) throws Exception {
        return KoreTruth.of(vendors.segments(from, to), from, to);
    }

    public List<AgentBucket> bucketsOf(String vendor) {
        return reader.latest(topics.agentBuckets()).values().stream()
                .filter(bucket -> bucket.getVendor().equals(vendor))
                .toList();
    }

    public List<StatusChange> changesOf(String vendor) {
        return reader.values(topics.statusChanges()).stream()
                .filter(change -> change.getVendor().equals(vendor))
                .toList();
    }
}
