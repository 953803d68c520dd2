package io.switchboard.quickstart.live;

import io.switchboard.Poll;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Folds what is seen into what is shown. Belongs to one thread. */
public final class Live {
    private static final int MOST_CHANGES = 200;
    private static final int MOST_POLLS = 50;

    private final Map<String, Status> agents = new HashMap<>();
    private final Deque<StatusChange> changes = new ArrayDeque<>();
    private final Deque<Poll> polls = new ArrayDeque<>();
    private final ClosingBuckets buckets = new ClosingBuckets();
    private final Map<String, Watch> targets = new TreeMap<>();
    private final Rate pollRate = new Rate();
    private final Rate eventRate = new Rate();

    /** Takes a record that came at an instant of {@link System#nanoTime}. */
    public void take(Seen seen, long nanos) {
        switch (seen) {
            case Seen.Present(String agent, Status status) -> agents.put(agent, status);
            case Seen.Gone(String agent) -> agents.remove(agent);
            case Seen.Event event -> take(event);
            case Seen.Change(StatusChange change) -> take(change);
            case Seen.PollEnd(Poll poll) -> take(poll);
            case Seen.Bucket(var row) -> buckets.take(row, nanos);
        }
    }

    /** What there is to show at an instant of {@link System#nanoTime}. */
    public View view(long nanos) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        agents.values().forEach(status -> counts.merge(status, 1, Integer::sum));
        List<Target> watched =
                targets.values().stream().map(watch -> watch.target(nanos)).toList();
        return new View(
                counts,
                List.copyOf(changes),
                buckets.closed(nanos),
                List.copyOf(polls),
                watched,
                new PerSecond(pollRate.perSecond(nanos), eventRate.perSecond(nanos)));
    }

    /** Whether something changed: a first sight only says how things are. */
    public static boolean isNews(StatusChange change) {
        return change.getFrom() != null;
    }

    private void take(Seen.Event event) {
        eventRate.count();
        watch(event.target()).take(event);
    }

    private void take(StatusChange change) {
        if (isNews(change)) {
            changes.addFirst(change);
        }
        if (changes.size() > MOST_CHANGES) {
            changes.removeLast();
        }
    }

    private void take(Poll poll) {
        if (!watch(poll.getTarget()).take(poll)) {
            return;
        }
        pollRate.count();
        polls.addFirst(poll);
        if (polls.size() > MOST_POLLS) {
            polls.removeLast();
        }
    }

    private Watch watch(String target) {
        return targets.computeIfAbsent(target, Watch::new);
    }
}
