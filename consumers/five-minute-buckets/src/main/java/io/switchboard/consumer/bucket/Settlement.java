package io.switchboard.consumer.bucket;

import io.switchboard.Status;
import io.switchboard.consumer.timeline.Bucket;
import io.switchboard.consumer.timeline.Tally;
import io.switchboard.consumer.timeline.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which buckets of an agent to issue after a poll. Pure.
 *
 * @param rules how far back corrections go
 * @param before the account's clock before the poll
 * @param now the account's clock after it
 */
record Settlement(BucketRules rules, AccountClock before, AccountClock now) {

    /** A bucket to issue. */
    record Revision(long end, Issued issued, boolean corrected) {}

    /** What is to be kept of the agent, and the buckets to issue, in order. */
    record Result(AgentState state, List<Revision> revisions) {
        Result {
            revisions = List.copyOf(revisions);
        }

        /** Whether nothing of the agent can change any bucket. */
        boolean isDone() {
            Timeline timeline = state.timeline();
            boolean away = timeline.status() == Status.OFFLINE || !timeline.watched();
            return away && timeline.isEmpty();
        }
    }

    /**
     * Settles one agent.
     *
     * @param touched whether the poll told of the agent: then open buckets are issued too
     */
    Result settle(AgentState agent, boolean touched) {
        long oldest = Bucket.startOf(now.closedTo() - rules.corrections().toSeconds());
        AgentState current = agent.with(extend(agent.timeline())).from(oldest);
        Map<Long, Issued> issued = new HashMap<>(current.issued());
        List<Revision> revisions = new ArrayList<>();
        current.timeline()
                .buckets()
                .filter(end -> touched || end <= now.closedTo())
                .forEach(end -> {
                    Tally tally = current.timeline().tally(end - Bucket.WIDTH_SEC, end);
                    Issued last = issued.get(end);
                    boolean isFinal = end <= now.closedTo();
                    if (isNews(tally, isFinal, last)) {
                        Issued next = new Issued(last == null ? 1 : last.revision() + 1, tally, isFinal);
                        issued.put(end, next);
                        revisions.add(new Revision(end, next, end <= before.closedTo()));
                    }
                });
        Timeline timeline = current.timeline();
        return new Result(new AgentState(agent.name(), timeline, issued).from(complete(timeline)), revisions);
    }

    private static boolean isNews(Tally tally, boolean isFinal, @Nullable Issued last) {
        return last == null ? tally.loggedIn() : !last.tally().equals(tally) || last.isFinal() != isFinal;
    }

    /**
     * Silence about an agent who is there proves the status, however long; about one who is not, while polls watched.
     */
    private Timeline extend(Timeline timeline) {
        if (!timeline.watched()) {
            return timeline;
        }
        if (timeline.status() != Status.OFFLINE) {
            return timeline.extendTo(now.lastComplete());
        }
        long horizon = timeline.lastLoggedInBucket();
        return timeline.skipTo(Math.min(now.watchedFrom(), horizon)).extendTo(Math.min(now.lastComplete(), horizon));
    }

    /** Buckets up to here are final, and no poll can tell more of them. */
    private long complete(Timeline timeline) {
        return timeline.watched() ? Math.min(now.closedTo(), Bucket.startOf(timeline.end())) : now.closedTo();
    }
}
