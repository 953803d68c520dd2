package io.switchboard.quickstart.live;

import io.switchboard.Poll;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to show at an instant.
 *
 * @param agents how many are in each status; a status without agents may be absent
 * @param changes of status, the latest first
 * @param closed the bucket that closed last
 * @param polls that ended, the latest first
 * @param targets by name
 */
public record View(
        Map<Status, Integer> agents,
        List<StatusChange> changes,
        Optional<ClosedBucket> closed,
        List<Poll> polls,
        List<Target> targets,
        PerSecond rates) {

    public View {
        agents = Map.copyOf(agents);
        changes = List.copyOf(changes);
        polls = List.copyOf(polls);
        targets = List.copyOf(targets);
    }

    /** How many agents are in the status. */
    public int agents(Status status) {
        return agents.getOrDefault(status, 0);
    }

    /** How many agents there are. */
    public int present() {
        return agents.values().stream().mapToInt(Integer::intValue).sum();
    }
}
