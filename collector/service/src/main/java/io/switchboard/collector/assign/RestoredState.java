package io.switchboard.collector.assign;

import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetProgress;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.publish.RestoredOffsets;
import io.switchboard.collector.snapshot.FieldRoles;
import io.switchboard.collector.snapshot.RowVisibility;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What the topics say of the targets of one partition. Filled while the topics are read, the polls before the rows. */
final class RestoredState {
    private final Map<RecordOffset, PollTarget> targets;
    private final Map<String, FieldRoles> roles;
    private final Map<RecordOffset, RestoredRows> rows = new HashMap<>();
    private final Map<RecordOffset, RestoredPolls> ends = new HashMap<>();
    private final Map<String, Long> stateEnds = new HashMap<>();
    private final Map<RecordOffset, PollRhythm> rhythms = new HashMap<>();
    private final Instant now;
    private final boolean fromSuccess;
    private final boolean history;

    private record RecordOffset(String account, String dataset) {}

    /** The rows of one target's dataset, and where the last record of each lies, the smallest offset first. */
    private record RestoredRows(
            Map<SpecificRecordBase, SpecificRecordBase> rows, LinkedHashMap<SpecificRecordBase, Long> offsets) {
        static RestoredRows none() {
            return new RestoredRows(new HashMap<>(), new LinkedHashMap<>());
        }

        void put(SpecificRecordBase key, SpecificRecordBase row, long offset) {
            rows.put(key, row);
            offsets.putLast(key, offset);
        }

        void remove(SpecificRecordBase key) {
            rows.remove(key);
            offsets.remove(key);
        }
    }

    /**
     * What polls asked for.
     *
     * @param coveredFrom begin of the time that live polls have asked for
     * @param askedFrom begin of the time that the last one asked for
     */
    private record AskedRange(Optional<Instant> coveredFrom, Optional<Instant> askedFrom) {
        static final AskedRange NOTHING = new AskedRange(Optional.empty(), Optional.empty());

        static AskedRange of(Poll end) {
            return new AskedRange(Optional.ofNullable(end.getCoveredFrom()), Optional.ofNullable(end.getAskedFrom()));
        }
    }

    /**
     * The poll records of one target's dataset.
     *
     * @param sequence of the last one
     * @param allSeen start of the last poll by which all rows had been seen
     * @param visibility which polls had no doubt, and how many rows had no readable key
     * @param readAll start of the last poll known to have read all it asked for
     * @param asked what was asked for
     * @param success offset of that poll's record, if it had to be inferred
     * @param last offset of the last one
     */
    private record RestoredPolls(
            long sequence,
            Optional<Instant> allSeen,
            RowVisibility visibility,
            Optional<Instant> readAll,
            AskedRange asked,
            Optional<Long> success,
            long last) {
        static final RestoredPolls NONE = none(0, 0);

        static RestoredPolls none(long sequence, long last) {
            return new RestoredPolls(
                    sequence,
                    Optional.empty(),
                    RowVisibility.NONE,
                    Optional.empty(),
                    AskedRange.NOTHING,
                    Optional.empty(),
                    last);
        }

        RestoredPolls then(Poll end, long at, boolean fromSuccess) {
            long latest = Math.max(sequence, end.getSequence());
            if (end.getRetired()) {
                return none(latest, at);
            }
            Optional<Instant> seen = Optional.ofNullable(end.getAllSeenAt());
            AskedRange asks = AskedRange.of(end);
            if (end.getReadTo() != null) {
                return new RestoredPolls(
                        latest, seen, visibility(end), Optional.of(end.getReadTo()), asks, Optional.empty(), at);
            }
            // Of a collector that had not read all yet, or of an older one, which says it by the outcome alone; that
            // one's offset is that of a poll that read all, though it may be PARTIAL.
            boolean complete = end.getOutcome() == Outcome.COMPLETE;
            boolean all = complete || (fromSuccess && end.getOutcome() == Outcome.PARTIAL && readAll.isEmpty());
            Optional<Instant> start = Optional.of(end.getStartedAt());
            return new RestoredPolls(
                    latest, seen, visibility(end), all ? start : readAll, asks, all ? Optional.of(at) : success, at);
        }

        /** A record says since when nothing can have hidden; how many rows were unread, only if the poll read any. */
        private RowVisibility visibility(Poll end) {
            Optional<Instant> shown = Optional.ofNullable(end.getWholeAt());
            RowVisibility before =
                    visibility.equals(RowVisibility.NONE) ? new RowVisibility(shown, shown, 0) : visibility;
            return switch (end.getOutcome()) {
                case COMPLETE -> before.after(end.getStartedAt(), true, end.getUnread());
                case PARTIAL -> before.after(end.getStartedAt(), false, end.getUnread());
                case THROTTLED, REFUSED, UNREACHABLE, MALFORMED -> before;
            };
        }
    }

    /**
     * @param now what a target begins at of which no poll is known: as at first, rows of long ago are not remembered
     * @param fromSuccess whether the polls are read from an offset that an older version of the collector committed
     * @param history whether the rows are wanted that no live poll has asked for
     */
    RestoredState(Collection<PollTarget> targets, Instant now, boolean fromSuccess, boolean history) {
        this.now = now;
        this.fromSuccess = fromSuccess;
        this.history = history;
        this.targets = targets.stream()
                .flatMap(target -> places(target).map(place -> Map.entry(place, target)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.roles = datasets(targets).stream().collect(Collectors.toMap(Dataset::name, FieldRoles::new));
    }

    RestoredState(Collection<PollTarget> targets, Instant now) {
        this(targets, now, false, false);
    }

    /** What the targets report of their rows. */
    static List<Dataset<?, ?, ?>> datasets(Collection<PollTarget> targets) {
        return targets.stream()
                .<Dataset<?, ?, ?>>flatMap(target -> target.datasets().stream())
                .distinct()
                .toList();
    }

    /** Takes the next poll record. */
    void end(Poll end, long offset) {
        if (end.getOrigin() == Origin.LIVE) {
            RecordOffset place = new RecordOffset(end.getAccount(), end.getDataset());
            rhythms.compute(place, (_, known) -> rhythm(known, end));
            ends.put(place, ends.getOrDefault(place, RestoredPolls.NONE).then(end, offset, fromSuccess));
        }
    }

    /** A retirement is no poll, and what comes behind it is polled as from the start. */
    private static @Nullable PollRhythm rhythm(@Nullable PollRhythm known, Poll end) {
        if (end.getRetired()) {
            return null;
        }
        return known == null ? PollRhythm.of(end) : known.then(end);
    }

    /**
     * Takes the next record of a state topic; the keys of all datasets begin with the account. Rows that no poll will
     * ask for again are left out, so that what is kept does not grow with the years.
     */
    void row(Dataset<?, ?, ?> dataset, SpecificRecordBase key, @Nullable SpecificRecordBase row, long offset) {
        RecordOffset place = new RecordOffset((String) key.get(0), dataset.name());
        PollTarget target = targets.get(place);
        if (target == null) {
            return;
        }
        RestoredRows known = rows.computeIfAbsent(place, _ -> RestoredRows.none());
        if (row == null || isBehind(target, dataset, row)) {
            known.remove(key);
        } else {
            known.put(key, row, offset);
        }
    }

    /** A topic of state has been read up to an offset. */
    void readTo(Dataset<?, ?, ?> dataset, long offset) {
        stateEnds.put(dataset.name(), offset);
    }

    private boolean isBehind(PollTarget target, Dataset<?, ?, ?> dataset, SpecificRecordBase row) {
        FieldRoles role = Objects.requireNonNull(roles.get(dataset.name()));
        return role.endedBefore(row, horizon(target)) || role.endedBefore(row, asked(target));
    }

    /**
     * What is before it was written by a backfill, and perhaps not all of it is found: live polls know nothing of it.
     */
    private Instant asked(PollTarget target) {
        return history ? Instant.MIN : covered(target).orElse(Instant.MIN);
    }

    private Optional<Instant> covered(PollTarget target) {
        return ends(target).flatMap(end -> end.asked().coveredFrom().stream()).max(Comparator.naturalOrder());
    }

    private Optional<Instant> askedFrom(PollTarget target) {
        return ends(target).flatMap(end -> end.asked().askedFrom().stream()).max(Comparator.naturalOrder());
    }

    /** What ended before it is not remembered. */
    private Instant horizon(PollTarget target) {
        Optional<Instant> readAll = readAll(target);
        return target.horizon(new FetchContext(readAll.orElse(now), readAll, Map.of(), Optional.empty()));
    }

    /** The state a target goes on from. */
    TargetState state(PollTarget target) {
        Map<String, Snapshot> snapshots = new HashMap<>();
        for (Dataset<?, ?, ?> dataset : target.datasets()) {
            RecordOffset place = new RecordOffset(target.account(), dataset.name());
            RestoredPolls end = ends.getOrDefault(place, RestoredPolls.NONE);
            Snapshot known = Snapshot.restored(
                    rows.getOrDefault(place, RestoredRows.none()).rows(), end.allSeen(), end.visibility());
            snapshots.put(dataset.name(), known.withUnseen(row -> wasNotAsked(dataset, row, end)));
        }
        Optional<Long> sequence = ends(target).map(RestoredPolls::sequence).max(Comparator.naturalOrder());
        Optional<Instant> readAll = readAll(target);
        TargetProgress progress =
                TargetProgress.restored(readAll, earliest(target, snapshots), covered(target), askedFrom(target));
        return new TargetState(sequence, snapshots, progress);
    }

    /** A day that has settled is asked for again after a restart: it may have changed at any time in between. */
    private boolean wasNotAsked(Dataset<?, ?, ?> dataset, SpecificRecordBase row, RestoredPolls end) {
        FieldRoles role = Objects.requireNonNull(roles.get(dataset.name()));
        return role.hasStart(row)
                && end.asked()
                        .askedFrom()
                        .filter(from -> !role.start(row).isBefore(from))
                        .isEmpty();
    }

    /** Nobody knows what of it the last answer reported for the first time: all that is kept is asked for once more. */
    private Optional<Instant> earliest(PollTarget target, Map<String, Snapshot> snapshots) {
        Instant horizon = horizon(target);
        return target.datasets().stream()
                .flatMap(dataset -> {
                    FieldRoles role = Objects.requireNonNull(roles.get(dataset.name()));
                    Snapshot known = Objects.requireNonNull(snapshots.get(dataset.name()));
                    return known.rows().values().stream().filter(role::hasStart).map(role::start);
                })
                .filter(start -> !start.isBefore(horizon) && !start.isBefore(asked(target)))
                .min(Comparator.naturalOrder());
    }

    /** Where what is known of a target was found. */
    RestoredOffsets offsets(PollTarget target) {
        List<RestoredPolls> known = ends(target).toList();
        Optional<Long> last = known.stream().map(RestoredPolls::last).min(Comparator.naturalOrder());
        Optional<Long> success =
                known.stream().flatMap(end -> end.success().stream()).min(Comparator.naturalOrder());
        boolean whole = known.size() == target.datasets().size();
        Map<String, Map<SpecificRecordBase, Long>> offsets = new HashMap<>();
        places(target)
                .forEach(place -> offsets.put(
                        place.dataset(),
                        rows.getOrDefault(place, RestoredRows.none()).offsets()));
        return new RestoredOffsets(success.or(() -> last), success.isEmpty() && whole, offsets, Map.copyOf(stateEnds));
    }

    /** How a target was polled last; empty if no poll of it is known since it was retired, or at all. */
    Optional<PollRhythm> rhythm(PollTarget target) {
        return places(target)
                .map(rhythms::get)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(PollRhythm::completedAt));
    }

    /** Rows of all accounts. */
    int size() {
        return rows.values().stream().mapToInt(known -> known.rows().size()).sum();
    }

    /** What is known of the poll records of a target's datasets. */
    private Stream<RestoredPolls> ends(PollTarget target) {
        return places(target).map(ends::get).filter(Objects::nonNull);
    }

    /** From when on a target may have something to read again: what was read least counts. */
    private Optional<Instant> readAll(PollTarget target) {
        return ends(target).flatMap(end -> end.readAll().stream()).min(Comparator.naturalOrder());
    }

    private static Stream<RecordOffset> places(PollTarget target) {
        return target.datasets().stream().map(dataset -> new RecordOffset(target.account(), dataset.name()));
    }
}
