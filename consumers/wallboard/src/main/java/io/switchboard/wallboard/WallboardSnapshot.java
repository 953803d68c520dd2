package io.switchboard.wallboard;

import java.util.List;
import java.util.Map;

/**
 * All that the page shows, at one instant. It does not change.
 *
 * @param now of the stream, epoch milliseconds; 0 before the first poll
 * @param stillMs how long now has stood still, as no poll came
 * @param ready whether all is read that was there when reading began
 * @param agents by account, vendor and id
 * @param queues by account, vendor, kind and id
 * @param targets by name
 * @param changes the latest first
 */
record WallboardSnapshot(
        long now,
        long stillMs,
        boolean ready,
        Map<String, AgentRow> agents,
        Map<String, QueueRow> queues,
        Map<String, TargetRow> targets,
        List<ChangeRow> changes) {
    static final WallboardSnapshot EMPTY = new WallboardSnapshot(0, 0, false, Map.of(), Map.of(), Map.of(), List.of());

    WallboardSnapshot {
        agents = Map.copyOf(agents);
        queues = Map.copyOf(queues);
        targets = Map.copyOf(targets);
        changes = List.copyOf(changes);
    }

    /** The same at a later time, of which nothing else is known. */
    WallboardSnapshot at(StreamTime time) {
        return new WallboardSnapshot(
                time.now().toEpochMilli(), time.still().toMillis(), ready, agents, queues, targets, changes);
    }
}
