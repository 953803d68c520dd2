package io.switchboard.consumer.whole;

import java.util.List;

/** A poll and everything that it saw change, in the agents' order. */
public record WholePoll(String account, String dataset, End end, List<Sighting> sightings) {
    public WholePoll {
        sightings = List.copyOf(sightings);
    }

    /** The vendor: the dataset's name up to its first dot. */
    public String vendor() {
        return dataset.substring(0, dataset.indexOf('.'));
    }

    /** Whether the poll was a first snapshot: whoever is not in it is not known any more. */
    public boolean isSnapshot() {
        return sightings.stream().anyMatch(Sighting.First.class::isInstance);
    }
}
