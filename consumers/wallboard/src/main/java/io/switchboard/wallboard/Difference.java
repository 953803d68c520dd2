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
record Difference(
        long now,
        long stillMs,
        boolean ready,
        Rows<AgentRow> agents,
        Rows<QueueRow> queues,
        Rows<TargetRow> targets,
        List<ChangeRow> changes) {

    Difference {
        changes = List.copyOf(changes);
    }

    /** Rows that are new or other than they were, and the keys of those that are gone. */
    record Rows<R>(Map<String, R> put, List<String> gone) {

        private static <R> Rows<R> between(Map<String, R> before, Map<String, R> after) {
            Map<String, R> put = new LinkedHashMap<>();
            after.forEach((key, row) -> {
                if (!row.equals(before.get(key))) {
                    put.put(key, row);
                }
            });
            List<String> gone = new ArrayList<>(before.keySet());
            gone.removeAll(after.keySet());
            return new Rows<>(put, gone);
        }

        private boolean isEmpty() {
            return put.isEmpty() && gone.isEmpty();
        }
    }

    static Difference between(Picture before, Picture after) {
        return new Difference(
                after.now(),
                after.stillMs(),
                after.ready(),
                Rows.between(before.agents(), after.agents()),
                Rows.between(before.queues(), after.queues()),
                Rows.between(before.targets(), after.targets()),
                after.changes().stream()
                        .filter(Predicate.not(before.changes()::contains))
                        .toList());
    }

    /** Whether nothing but time has passed. */
    boolean isOfTimeOnly(Picture before) {
        return ready == before.ready()
                && agents.isEmpty()
                && queues.isEmpty()
                && targets.isEmpty()
                && changes.isEmpty();
    }
}
