package io.switchboard.collector.assign;

import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What the topics tell of the accounts of one partition. Filled while the topics are read. */
final class Restored {
    private static final Set<Outcome> SHOWED_ROWS = Set.of(Outcome.COMPLETE, Outcome.PARTIAL);

    private final Map<Place, Map<SpecificRecordBase, SpecificRecordBase>> rows = new HashMap<>();
    private final Map<Place, Poll> lastEnd = new HashMap<>();
    private final Map<Place, End> lastSuccess = new HashMap<>();

    private record Place(String account, String dataset) {}

    private record End(Instant startedAt, long offset) {}

    /** Takes the next record of a state topic; the keys of all datasets begin with the account. */
    void row(Dataset<?, ?, ?> dataset, SpecificRecordBase key, @Nullable SpecificRecordBase row) {
        Place place = new Place((String) key.get(0), dataset.name());
        Map<SpecificRecordBase, SpecificRecordBase> known = rows.computeIfAbsent(place, _ -> new HashMap<>());
        if (row == null) {
            known.remove(key);
        } else {
            known.put(key, row);
        }
    }

    /** Takes the next END. */
    void end(Poll end, long offset) {
        Place place = new Place(end.getAccount(), end.getDataset());
        lastEnd.put(place, end);
        if (SHOWED_ROWS.contains(end.getOutcome())) {
            lastSuccess.put(place, new End(end.getStartedAt(), offset));
        }
    }

    /** The state a target goes on from. */
    TargetState state(Target target) {
        Map<String, Snapshot> snapshots = new HashMap<>();
        for (Dataset<?, ?, ?> dataset : target.datasets()) {
            Place place = new Place(target.account(), dataset.name());
            Optional<Instant> seenAt =
                    Optional.ofNullable(lastSuccess.get(place)).map(End::startedAt);
            snapshots.put(dataset.name(), Snapshot.restored(rows.getOrDefault(place, Map.of()), seenAt));
        }
        Optional<Long> lastSequence = places(target)
                .map(lastEnd::get)
                .filter(end -> end != null)
                .map(Poll::getSequence)
                .max(Comparator.naturalOrder());
        return new TargetState(lastSequence, snapshots);
    }

    /** Offset of the last END that showed the target's rows. */
    Optional<Long> lastSuccess(Target target) {
        return places(target)
                .map(lastSuccess::get)
                .filter(end -> end != null)
                .map(End::offset)
                .min(Comparator.naturalOrder());
    }

    /** Rows of all accounts. */
    int size() {
        return rows.values().stream().mapToInt(Map::size).sum();
    }

    private static Stream<Place> places(Target target) {
        return target.datasets().stream().map(dataset -> new Place(target.account(), dataset.name()));
    }
}
