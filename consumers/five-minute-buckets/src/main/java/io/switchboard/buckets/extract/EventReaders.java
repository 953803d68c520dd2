package io.switchboard.buckets.extract;

import io.switchboard.streams.status.StatusInterpreter;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads the events of every dataset. */
public final class EventReaders {
    /** What an agent has who is not in Convoso's performance. */
    public static final MetricValues NO_PERFORMANCE = PerformanceReader.MEASURES.zeros();

    private final Map<String, EventReader> byDataset;

    /**
     * @param mappings what the vendors' words mean
     * @param maxGap a vendor's time of a change between two polls further apart than this is not believed alone
     */
    public EventReaders(StatusMappings mappings, Duration maxGap) {
        byDataset = Map.of(
                Dataset.CONVOSO_AGENTS.name(),
                        new AgentObservationReader(new StatusInterpreter(mappings.convoso(), maxGap)),
                Dataset.CONVOSO_PERFORMANCE.name(), new PerformanceReader(),
                Dataset.CONVOSO_TOTALS.name(), new TotalsReader(),
                Dataset.LIVEPERSON_CONVERSATIONS.name(), new ConversationsReader(),
                Dataset.KORE_STATUS.name(), new StatusSegmentReader(mappings.kore()),
                Dataset.KORE_VOLUME.name(), new VolumeReader());
    }

    /** Whether there are events of the dataset to be waited for. */
    public boolean knows(String dataset) {
        return byDataset.containsKey(dataset);
    }

    /** What the event says; nothing if it is of no bucket. */
    public List<Measurement> read(DatasetChange change) {
        EventReader reader = byDataset.get(change.source().getDataset());
        return reader == null ? List.of() : reader.read(change);
    }
}
