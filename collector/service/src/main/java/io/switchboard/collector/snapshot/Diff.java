package io.switchboard.collector.snapshot;

import io.switchboard.Basis;
import io.switchboard.collector.snapshot.Change.Op;
import io.switchboard.collector.snapshot.Change.When;
import io.switchboard.collector.snapshot.Snapshot.Missing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a poll shows against the last committed snapshot.
 *
 * @param changes in the order of the answer, deletes last
 * @param next the snapshot to keep once the changes are committed
 * @param held why missing rows were not taken for gone; empty if there was no doubt
 */
public record Diff(List<Change> changes, Snapshot next, Optional<String> held) {

    /** Compares a poll with the last snapshot. */
    public static Diff between(Snapshot last, Observation now, Roles roles, AbsencePolicy policy) {
        return new Comparison(last, now, roles).diff(policy);
    }

    /** One comparison while it is made. */
    private static final class Comparison {
        private final Snapshot last;
        private final Observation now;
        private final Roles roles;
        private final List<Change> changes = new ArrayList<>();
        private final Set<SpecificRecordBase> present;

        Comparison(Snapshot last, Observation now, Roles roles) {
            this.last = last;
            this.now = now;
            this.roles = roles;
            this.present = new HashSet<>(now.unread());
        }

        Diff diff(AbsencePolicy policy) {
            Map<SpecificRecordBase, SpecificRecordBase> latest = new LinkedHashMap<>();
            now.rows().forEach(row -> latest.put(roles.key(row), row));
            latest.forEach(this::compare);
            present.addAll(latest.keySet());
            List<SpecificRecordBase> absent = last.rows().keySet().stream()
                    .filter(key -> !present.contains(key))
                    .toList();
            boolean shrunk = now.whole() && !last.shrunk() && tooMany(absent, policy);
            Map<SpecificRecordBase, Missing> missing = new HashMap<>();
            for (SpecificRecordBase key : absent) {
                Missing absence = absence(key, shrunk);
                if (absence.polls() < policy.missingPolls()) {
                    missing.put(key, absence);
                } else {
                    delete(key, absence);
                }
            }
            Snapshot next = new Snapshot(nextRows(), missing, Optional.of(now.startedAt()), shrunk);
            return new Diff(List.copyOf(changes), next, held(missing, policy));
        }

        private void compare(SpecificRecordBase key, SpecificRecordBase row) {
            SpecificRecordBase before = last.rows().get(key);
            if (before == null) {
                Op op = last.isFirst() ? Op.READ : Op.CREATE;
                changes.add(change(op, key, null, row, List.of(), seen(key, row, true)));
            } else {
                List<String> changed = roles.changed(before, row);
                if (!changed.isEmpty()) {
                    changes.add(change(Op.UPDATE, key, before, row, changed, seen(key, row, roles.tellsTime(changed))));
                }
            }
        }

        private When seen(SpecificRecordBase key, SpecificRecordBase row, boolean vendorKnows) {
            Optional<Instant> notBefore = last.lastSeen(key);
            Optional<Instant> vendorTime = vendorKnows ? roles.vendorTime(row) : Optional.empty();
            return vendorTime
                    .map(time -> new When(notBefore, time, Basis.VENDOR))
                    .orElseGet(() -> new When(notBefore, now.observedAt(), Basis.OBSERVED));
        }

        private void delete(SpecificRecordBase key, Missing absence) {
            Instant gone = absence.since().orElse(now.observedAt());
            When when = new When(absence.lastSeen(), gone, Basis.OBSERVED);
            changes.add(change(Op.DELETE, key, last.rows().get(key), null, List.of(), when));
        }

        private static Change change(
                Op op,
                SpecificRecordBase key,
                @Nullable SpecificRecordBase before,
                @Nullable SpecificRecordBase after,
                List<String> changed,
                When when) {
            return new Change(op, key, Optional.ofNullable(before), Optional.ofNullable(after), changed, when);
        }

        private boolean tooMany(List<SpecificRecordBase> absent, AbsencePolicy policy) {
            long before = last.missing().values().stream()
                    .filter(absence -> absence.since().isPresent())
                    .count();
            long shown = last.rows().size() - before;
            long gone = absent.stream().filter(this::wasShown).count();
            return gone > shown * policy.maxShrink();
        }

        private boolean wasShown(SpecificRecordBase key) {
            Missing absence = last.missing().get(key);
            return absence == null || absence.since().isEmpty();
        }

        private Missing absence(SpecificRecordBase key, boolean shrunk) {
            Missing before = last.missing().getOrDefault(key, new Missing(0, last.seenAt(), Optional.empty()));
            int polls = before.polls() + (now.whole() && !shrunk ? 1 : 0);
            Optional<Instant> since =
                    now.whole() ? before.since().or(() -> Optional.of(now.observedAt())) : before.since();
            return new Missing(polls, before.lastSeen(), since);
        }

        private Map<SpecificRecordBase, SpecificRecordBase> nextRows() {
            if (changes.isEmpty()) {
                return last.rows();
            }
            Map<SpecificRecordBase, SpecificRecordBase> rows = new HashMap<>(last.rows());
            for (Change change : changes) {
                change.after().ifPresentOrElse(row -> rows.put(change.key(), row), () -> rows.remove(change.key()));
            }
            return rows;
        }

        /** A few rows that go missing are the ordinary end of a shift; many are a doubt about the answer. */
        private Optional<String> held(Map<SpecificRecordBase, Missing> missing, AbsencePolicy policy) {
            if (!now.whole() && !missing.isEmpty()) {
                return Optional.of(missing.size() + " rows were not seen in an answer that was not read whole");
            }
            return missing.size() > last.rows().size() * policy.maxShrink()
                    ? Optional.of(missing.size() + " of " + last.rows().size()
                            + " rows are missing; they count as gone once further polls confirm it")
                    : Optional.empty();
        }
    }
}
