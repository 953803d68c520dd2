package io.switchboard.collector.assign;

import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.collector.poll.Moment;
import io.switchboard.collector.poll.Progress;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.Roles;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.collector.snapshot.Visibility;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * What the topics tell of the targets of one partition. Filled while the topics are read, the polls before the rows.
 */
final class Restored {
    private final Map<Place, Target> targets;
    private final Map<String, Roles> roles;
    private final Map<Place, Map<SpecificRecordBase, SpecificRecordBase>> rows = new HashMap<>();
    private final Map<Place, Ends> ends = new HashMap<>();

    private record Place(String account, String dataset) {}

    /**
     * The ENDs of one target's dataset.
     *
     * @param sequence of the last one
     * @param allSeen start of the last poll by which all rows had been seen
     * @param visibility which polls had no doubt, and how many rows had no readable key
     * @param readAll start of the last poll known to have read all it asked for, and its END's offset
     */
    private record Ends(
            long sequence,
            Optional<Instant> allSeen,
            Visibility visibility,
            Optional<Instant> readAll,
            Optional<Long> offset) {
        static final Ends NONE = new Ends(0, Optional.empty(), Visibility.NONE, Optional.empty(), Optional.empty());

        Ends then(Poll end, long at) {
            Optional<Instant> start = Optional.of(end.getStartedAt());
            boolean complete = end.getOutcome() == Outcome.COMPLETE;
            // The collectors' offset is that of an END that read all, though it may say PARTIAL.
            boolean all = complete || (end.getOutcome() == Outcome.PARTIAL && readAll.isEmpty());
            return new Ends(
                    Math.max(sequence, end.getSequence()),
                    Optional.ofNullable(end.getAllSeenAt()),
                    visibility(end),
                    all ? start : readAll,
                    all ? Optional.of(at) : offset);
        }

        private Visibility visibility(Poll end) {
            return switch (end.getOutcome()) {
                case COMPLETE -> visibility.after(end.getStartedAt(), true, end.getUnread());
                case PARTIAL -> visibility.after(end.getStartedAt(), false, end.getUnread());
                case THROTTLED, REFUSED, UNREACHABLE, MALFORMED -> visibility;
            };
        }
    }

    Restored(Collection<Target> targets) {
        this.targets = targets.stream()
                .flatMap(target -> places(target).map(place -> Map.entry(place, target)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.roles = datasets(targets).stream().collect(Collectors.toMap(Dataset::name, Roles::new));
    }

    /** What the targets tell of. */
    static List<Dataset<?, ?, ?>> datasets(Collection<Target> targets) {
        return targets.stream()
                .<Dataset<?, ?, ?>>flatMap(target -> target.datasets().stream())
                .distinct()
                .toList();
    }

    /** Takes the next END. */
    void end(Poll end, long offset) {
        if (end.getOrigin() == Origin.LIVE) {
            Place place = new Place(end.getAccount(), end.getDataset());
            ends.put(place, ends.getOrDefault(place, Ends.NONE).then(end, offset));
        }
    }

    /**
     * Takes the next record of a state topic; the keys of all datasets begin with the account. Rows that no poll will
     * ask for again are left out, so that what is kept does not grow with the years.
     */
    void row(Dataset<?, ?, ?> dataset, SpecificRecordBase key, @Nullable SpecificRecordBase row) {
        Place place = new Place((String) key.get(0), dataset.name());
        Target target = targets.get(place);
        if (target == null) {
            return;
        }
        Map<SpecificRecordBase, SpecificRecordBase> known = rows.computeIfAbsent(place, _ -> new HashMap<>());
        if (row == null || isBehind(target, dataset, row)) {
            known.remove(key);
        } else {
            known.put(key, row);
        }
    }

    private boolean isBehind(Target target, Dataset<?, ?, ?> dataset, SpecificRecordBase row) {
        return Objects.requireNonNull(roles.get(dataset.name())).endedBefore(row, horizon(target));
    }

    /** What ended before it is not remembered. */
    private Instant horizon(Target target) {
        Optional<Instant> readAll = readAll(target);
        return readAll.map(time -> target.horizon(new Moment(time, readAll, Map.of(), Optional.empty())))
                .orElse(Instant.MIN);
    }

    /** The state a target goes on from. */
    TargetState state(Target target) {
        Map<String, Snapshot> snapshots = new HashMap<>();
        for (Dataset<?, ?, ?> dataset : target.datasets()) {
            Place place = new Place(target.account(), dataset.name());
            Ends end = ends.getOrDefault(place, Ends.NONE);
            snapshots.put(
                    dataset.name(),
                    Snapshot.restored(rows.getOrDefault(place, Map.of()), end.allSeen(), end.visibility()));
        }
        Optional<Long> sequence = ends(target).map(Ends::sequence).max(Comparator.naturalOrder());
        Optional<Instant> readAll = readAll(target);
        return new TargetState(
                sequence, snapshots, new Progress(readAll, Map.of(), false, earliest(target, snapshots)));
    }

    /** Nobody knows what of it the last answer told for the first time: all that is kept is asked for once more. */
    private Optional<Instant> earliest(Target target, Map<String, Snapshot> snapshots) {
        Instant horizon = horizon(target);
        return target.datasets().stream()
                .flatMap(dataset -> {
                    Roles role = Objects.requireNonNull(roles.get(dataset.name()));
                    Snapshot known = Objects.requireNonNull(snapshots.get(dataset.name()));
                    return known.rows().values().stream().filter(role::hasStart).map(role::start);
                })
                .filter(start -> !start.isBefore(horizon))
                .min(Comparator.naturalOrder());
    }

    /** Offset of the last END that is known to have read all that the target asks for. */
    Optional<Long> lastSuccess(Target target) {
        return ends(target).flatMap(end -> end.offset().stream()).min(Comparator.naturalOrder());
    }

    /** Rows of all accounts. */
    int size() {
        return rows.values().stream().mapToInt(Map::size).sum();
    }

    /** What is known of the ENDs of a target's datasets. */
    private Stream<Ends> ends(Target target) {
        return places(target).map(ends::get).filter(Objects::nonNull);
    }

    /** From when on a target may have something to read again: what was read least counts. */
    private Optional<Instant> readAll(Target target) {
        return ends(target).flatMap(end -> end.readAll().stream()).min(Comparator.naturalOrder());
    }

    private static Stream<Place> places(Target target) {
        return target.datasets().stream().map(dataset -> new Place(target.account(), dataset.name()));
    }
}
