package io.switchboard.wallboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What makes a picture out of the one before it.
 *
 * @param changes those that are new, the latest first
 */
record WallboardDelta(
        long now,
        long stillMs,
        boolean ready,
        RowDelta<AgentRow> agents,
        RowDelta<QueueRow> queues,
        RowDelta<TargetRow> targets,
        List<ChangeRow> changes) {

    WallboardDelta {
        changes = List.copyOf(changes);
    }

    /** Rows that are new or other than they were, and the keys of those that are gone. */
    record RowDelta<R>(Map<String, R> put, List<String> gone) {

        private static <R> RowDelta<R> between(Map<String, R> before, Map<String, R> after) {
            Map<String, R> put = new LinkedHashMap<>();
            after.forEach((key, row) -> {
                if (!row.equals(before.get(key))) {
                    put.put(key, row);
                }
            });
            List<String> gone = new ArrayList<>(before.keySet());
            gone.removeAll(after.keySet());
            return new RowDelta<>(put, gone);
        }

        private boolean isEmpty() {
            return put.isEmpty() && gone.isEmpty();
        }
    }

    static WallboardDelta between(WallboardSnapshot before, WallboardSnapshot after) {
        return new WallboardDelta(
                after.now(),
                after.stillMs(),
                after.ready(),
                RowDelta.between(before.agents(), after.agents()),
                RowDelta.between(before.queues(), after.queues()),
                RowDelta.between(before.targets(), after.targets()),
                after.changes().stream()
                        .filter(Predicate.not(before.changes()::contains))
                        .toList());
    }

    /** Whether nothing but time has passed. */
    boolean isOfTimeOnly(WallboardSnapshot before) {
        return ready == before.ready()
                && agents.isEmpty()
                && queues.isEmpty()
                && targets.isEmpty()
                && changes.isEmpty();
    }
}
