package io.switchboard.collector.snapshot;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.collector.snapshot.RepeatedHour.ChangedRow;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.collector.snapshot.RowChange.ChangeWindow;
import io.switchboard.collector.snapshot.Snapshot.MissingRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a poll shows against the last committed snapshot.
 *
 * @param changes in the order of the answer, deletes last
 * @param next the snapshot to keep once the changes are committed
 * @param repeated keys of which one answer showed different rows
 * @param held why missing rows were not taken for gone; empty if there was no doubt
 */
public record Diff(List<RowChange> changes, Snapshot next, Set<SpecificRecordBase> repeated, Optional<String> held) {

    /** Compares a poll with the last snapshot. */
    public static Diff between(Snapshot last, DatasetObservation now, FieldRoles roles, AbsencePolicy policy) {
        return new DiffComparison(last, now, roles).diff(policy);
    }

    /** One comparison while it is made. */
    private static final class DiffComparison {
        private final Snapshot last;
        private final DatasetObservation now;
        private final FieldRoles roles;
        private final int grown;
        private final List<RowChange> changes = new ArrayList<>();
        private final Set<SpecificRecordBase> forgotten = new HashSet<>();

        DiffComparison(Snapshot last, DatasetObservation now, FieldRoles roles) {
            this.last = last;
            this.now = now;
            this.roles = roles;
            this.grown = last.visibility().grown(now.unread());
        }

        Diff diff(AbsencePolicy policy) {
            LatestRows rows = latest();
            Map<SpecificRecordBase, SpecificRecordBase> latest = rows.byKey();
            latest.forEach(this::compare);
            List<SpecificRecordBase> absent = last.rows().keySet().stream()
                    .filter(key -> !latest.containsKey(key))
                    .toList();
            boolean shrunk = !last.shrunk() && tooMany(absent, policy);
            Map<SpecificRecordBase, MissingRow> missing = new HashMap<>();
            for (SpecificRecordBase key : absent) {
                MissingRow absence = absence(key, shrunk);
                if (absence.polls() >= policy.missingPolls()) {
                    delete(key, absence);
                } else if (isBehind(key)) {
                    forgotten.add(key);
                } else {
                    missing.put(key, absence);
                }
            }
            Optional<String> held = held(missing.keySet(), policy);
            return new Diff(List.copyOf(changes), next(latest, missing, shrunk, held), rows.repeated(), held);
        }

        private Snapshot next(
                Map<SpecificRecordBase, SpecificRecordBase> latest,
                Map<SpecificRecordBase, MissingRow> missing,
                boolean shrunk,
                Optional<String> held) {
            Map<SpecificRecordBase, SpecificRecordBase> kept = nextRows();
            return new Snapshot(
                    kept,
                    missing,
                    Optional.of(now.startedAt()),
                    allSeenAt(missing),
                    last.visibility()
                            .after(
                                    now.startedAt(),
                                    held.isEmpty() && now.coverage().complete(),
                                    now.unread()),
                    shrunk,
                    new Snapshot.RowUnreadFields(last.reported(), LastRead.after(last, latest, kept, roles)));
        }

        private LatestRows latest() {
            LatestRows latest = new LatestRows(
                    roles, now.pages().stream().mapToInt(List::size).sum());
            for (List<SpecificRecordBase> rows : now.pages()) {
                LatestRows.RowPage page = latest.new RowPage(rows);
                for (SpecificRecordBase row : rows) {
                    if (!wasForgotten(row)) {
                        page.add(row);
                    }
                }
            }
            return latest;
        }

        /** An answer may go further back than what is remembered: what of that is not known was reported long ago. */
        private boolean wasForgotten(SpecificRecordBase row) {
            return roles.endedBefore(row, now.coverage().horizon())
                    && !last.rows().containsKey(roles.key(row));
        }

        private Optional<Instant> allSeenAt(Map<SpecificRecordBase, MissingRow> missing) {
            Instant earliest = missing.entrySet().stream()
                    .filter(row -> now.coverage().isAsked(start(row.getKey())))
                    .map(row -> row.getValue().lastSeen().orElse(Instant.MIN))
                    .map(seen -> seen.isAfter(now.startedAt()) ? Instant.MIN : seen)
                    .min(Comparator.naturalOrder())
                    .orElse(now.startedAt());
            return Optional.of(earliest).filter(Instant.MIN::isBefore);
        }

        private boolean isWhole(SpecificRecordBase key) {
            return now.coverage().isWhole(start(key));
        }

        private SpecificRecordBase known(SpecificRecordBase key) {
            return Objects.requireNonNull(last.rows().get(key), key::toString);
        }

        private Instant start(SpecificRecordBase key) {
            return roles.start(known(key));
        }

        private boolean isBehind(SpecificRecordBase key) {
            return roles.endedBefore(known(key), now.coverage().horizon());
        }

        private void compare(SpecificRecordBase key, SpecificRecordBase row) {
            SpecificRecordBase before = last.rows().get(key);
            if (before == null) {
                settleTimes(key, null, row);
                ChangeOp op = last.isFirst() || now.origin() == Origin.BACKFILL ? ChangeOp.READ : ChangeOp.CREATE;
                changes.add(change(op, key, null, row, List.of(), seen(lastKnown(key), roles.vendorTime(row))));
            } else {
                List<String> changed = roles.changed(before, row);
                if (!changed.isEmpty() && settleTimes(key, before, row)) {
                    changed = roles.changed(before, row);
                }
                if (!changed.isEmpty()) {
                    ChangeWindow when = seen(lastRead(key, before, row), roles.vendorTime(row, changed));
                    changes.add(change(ChangeOp.UPDATE, key, before, row, changed, when));
                }
            }
        }

        private boolean settleTimes(
                SpecificRecordBase key, @Nullable SpecificRecordBase before, SpecificRecordBase row) {
            // A new row may have been what it is for longer than it has been shown.
            Optional<Instant> notBefore =
                    before == null ? Optional.empty() : before(last.lastSeen(key), now.startedAt());
            return roles.repeatedHour().settle(row, new ChangedRow(before, notBefore, now.observedAt()));
        }

        private Optional<Instant> lastKnown(SpecificRecordBase key) {
            return last.lastKnown(key, now.unread());
        }

        /** A field that can be read again may have changed as soon as it was read last; empty if nobody knows. */
        private Optional<Instant> lastRead(SpecificRecordBase key, SpecificRecordBase before, SpecificRecordBase row) {
            Optional<Instant> earliest = lastKnown(key);
            for (String field : roles.unread(before)) {
                if (!roles.unread(row).contains(field)) {
                    Optional<Instant> read = last.lastRead().of(key, field);
                    earliest = earliest.flatMap(time -> read.map(other -> other.isBefore(time) ? other : time));
                }
            }
            return earliest;
        }

        private ChangeWindow seen(Optional<Instant> known, Optional<Instant> vendorTime) {
            // What a poll of the past finds, live polls have not asked for: nobody knows when it changed.
            Optional<Instant> notBefore =
                    now.origin() == Origin.BACKFILL ? Optional.empty() : before(known, now.startedAt());
            return vendorTime
                    .map(time -> new ChangeWindow(notBefore, time, Basis.VENDOR))
                    .orElseGet(() -> new ChangeWindow(notBefore, now.observedAt(), Basis.OBSERVED));
        }

        /** A time of an earlier poll, unless that poll's clock was ahead: then nobody knows. */
        private static Optional<Instant> before(Optional<Instant> earlier, Instant later) {
            return earlier.filter(later::isAfter);
        }

        private void delete(SpecificRecordBase key, MissingRow absence) {
            Instant gone = before(absence.since(), now.startedAt()).orElse(now.observedAt());
            ChangeWindow when = new ChangeWindow(before(absence.lastSeen(), gone), gone, Basis.OBSERVED);
            changes.add(change(ChangeOp.DELETE, key, last.rows().get(key), null, List.of(), when));
        }

        private static RowChange change(
                ChangeOp op,
                SpecificRecordBase key,
                @Nullable SpecificRecordBase before,
                @Nullable SpecificRecordBase after,
                List<String> changed,
                ChangeWindow when) {
            return new RowChange(op, key, Optional.ofNullable(before), Optional.ofNullable(after), changed, when);
        }

        private boolean tooMany(List<SpecificRecordBase> absent, AbsencePolicy policy) {
            long gone =
                    absent.stream().filter(this::isWhole).filter(this::wasShown).count();
            return gone > 0 && gone > asked().filter(this::wasShown).count() * policy.maxDisappearingShare();
        }

        /** Keys of the known rows that the poll answered for. */
        private Stream<SpecificRecordBase> asked() {
            return last.rows().keySet().stream().filter(this::isWhole);
        }

        private boolean wasShown(SpecificRecordBase key) {
            MissingRow absence = last.missing().get(key);
            return absence == null || absence.since().isEmpty();
        }

        /** Whether a row that goes missing now may be one of those that could not be read. */
        private boolean mayHide(SpecificRecordBase key) {
            return grown > 0 && wasShown(key);
        }

        private MissingRow absence(SpecificRecordBase key, boolean shrunk) {
            MissingRow before = last.missing().getOrDefault(key, new MissingRow(0, last.seenAt(), Optional.empty()));
            boolean counts = isWhole(key);
            int polls = before.polls() + (counts && !shrunk && !mayHide(key) ? 1 : 0);
            Optional<Instant> since = counts ? before.since().or(() -> Optional.of(now.observedAt())) : before.since();
            return new MissingRow(polls, before.lastSeen(), since);
        }

        private Map<SpecificRecordBase, SpecificRecordBase> nextRows() {
            if (changes.isEmpty() && forgotten.isEmpty()) {
                return last.rows();
            }
            Map<SpecificRecordBase, SpecificRecordBase> rows = new HashMap<>(last.rows());
            rows.keySet().removeAll(forgotten);
            for (RowChange change : changes) {
                change.after().ifPresentOrElse(row -> rows.put(change.key(), row), () -> rows.remove(change.key()));
            }
            return rows;
        }

        /** A few rows that go missing are the ordinary end of a shift; many are a doubt about the answer. */
        private Optional<String> held(Set<SpecificRecordBase> missing, AbsencePolicy policy) {
            long unseen = missing.stream()
                    .filter(key -> now.coverage().isAsked(start(key)) && !isWhole(key))
                    .count();
            if (unseen > 0) {
                return Optional.of(unseen + " rows were not seen in an answer that was not read whole");
            }
            long hidden =
                    missing.stream().filter(this::isWhole).filter(this::mayHide).count();
            if (hidden > 0) {
                return Optional.of(hidden + " rows are missing, and up to " + Math.min(hidden, grown)
                        + " of them may be among those that could not be read; they count as gone once further"
                        + " polls confirm it");
            }
            long gone = missing.stream().filter(this::isWhole).count();
            long asked = gone == 0 ? 0 : asked().count();
            return gone > asked * policy.maxDisappearingShare()
                    ? Optional.of(gone + " of " + asked
                            + " rows are missing; they count as gone once further polls confirm it")
                    : Optional.empty();
        }
    }
}
