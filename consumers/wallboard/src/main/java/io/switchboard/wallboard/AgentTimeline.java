package io.switchboard.wallboard;

import io.switchboard.AgentBucket;
import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one agent's last hour. Changes of status show all but the status of who has not changed it for that
 * long: that one is reported by the agent's buckets, which are of this status alone.
 */
final class AgentTimeline {
    /** Of one who changes every few seconds, the oldest are forgotten. */
    private static final int MOST_CHANGES = 500;

    private final List<EnteredStatus> entered = new ArrayList<>();
    private AgentRow.AgentIdentity who;
    private @Nullable String place;
    private Optional<SteadyStatus> steady = Optional.empty();
    private Instant bucketEnd = Instant.EPOCH;
    private Instant seen = Instant.EPOCH;
    private Optional<AgentRow> made = Optional.empty();

    /** A change of status that no later one has corrected. */
    private record EnteredStatus(
            String id,
            Instant at,
            @Nullable Status from,
            Status to,
            @Nullable String word) {}

    /** The status of whole buckets, from the first of them to the latest one there is. */
    private record SteadyStatus(Instant from, Status status) {}

    AgentTimeline(AgentRow.AgentIdentity who) {
        this.who = who;
    }

    static AgentRow.AgentIdentity who(StatusChange change) {
        return new AgentRow.AgentIdentity(
                change.getAccount(), change.getVendor(), change.getAgentId(), change.getAgentName());
    }

    void take(StatusChange change) {
        made = Optional.empty();
        seen = later(seen, change.getObservedAt());
        if (change.getCorrects() != null) {
            entered.removeIf(past -> past.id().equals(change.getCorrects()));
        }
        if (entered.isEmpty()
                || !change.getChangedAt().isBefore(entered.getLast().at())) {
            who = who(change);
            place = change.getQueue() == null ? change.getCampaign() : change.getQueue();
        }
        if (change.getKind() != ChangeKind.RETRACTED && change.getKind() != ChangeKind.CAMPAIGN_CHANGED) {
            enter(new EnteredStatus(
                    change.getId(),
                    change.getChangedAt(),
                    change.getFromStatus(),
                    change.getToStatus(),
                    change.getVendorTo()));
        }
    }

    /** Takes a bucket; one that knows of no time proves nothing. */
    void take(AgentBucket bucket) {
        if (bucket.getObservedSec() > 0 && !bucket.getBucketEnd().isBefore(bucketEnd)) {
            bucketEnd = bucket.getBucketEnd();
            seen = later(seen, bucketEnd);
            Optional<SteadyStatus> told =
                    SecondsPerStatus.all(bucket).map(status -> goesOn(status, bucket.getBucketStart()));
            if (!told.equals(steady)) {
                steady = told;
                made = Optional.empty();
            }
        }
    }

    /**
     * How the agent is shown; empty for one who is not there any more.
     *
     * @param start of the time that is shown: what was over before is forgotten
     */
    Optional<AgentRow> row(Instant start) {
        while (entered.size() > 1 && !entered.get(1).at().isAfter(start)) {
            entered.removeFirst();
            made = Optional.empty();
        }
        if (isGone(start)) {
            return Optional.empty();
        }
        made = made.or(this::make);
        return made;
    }

    /** Who logged out before the time that is shown, and of whom nothing has been known for as long. */
    private boolean isGone(Instant start) {
        boolean left = !entered.isEmpty()
                && entered.getLast().to() == Status.OFFLINE
                && !entered.getLast().at().isAfter(start);
        return left || seen.isBefore(start);
    }

    private Optional<AgentRow> make() {
        if (entered.isEmpty()) {
            return steady.map(SteadyStatus::status)
                    .filter(status -> status != Status.OFFLINE)
                    .map(status -> new AgentRow(
                            who, status, null, null, place, List.of(new ShownSegment(ShownSegment.BEFORE, status))));
        }
        List<ShownSegment> strip = strip();
        EnteredStatus last = entered.getLast();
        if (strip.getLast().status() != last.to()) {
            return Optional.of(new AgentRow(who, strip.getLast().status(), null, null, place, strip));
        }
        return Optional.of(new AgentRow(who, last.to(), last.word(), last.at().toEpochMilli(), place, strip));
    }

    /**
     * Neighbours of the same status are one stretch. What a later bucket says wins over a change that is reported late:
     * a correction of what was long ago says nothing of now.
     */
    private List<ShownSegment> strip() {
        List<ShownSegment> strip = new ArrayList<>();
        Status before = entered.getFirst().from();
        if (before != null) {
            strip.add(new ShownSegment(ShownSegment.BEFORE, before));
        }
        entered.forEach(next -> add(strip, next.at(), next.to()));
        steady.filter(since -> since.from().isAfter(entered.getLast().at()))
                .ifPresent(since -> add(strip, since.from(), since.status()));
        return strip;
    }

    private static void add(List<ShownSegment> strip, Instant from, Status status) {
        if (strip.isEmpty() || strip.getLast().status() != status) {
            strip.add(new ShownSegment(from.toEpochMilli(), status));
        }
    }

    private SteadyStatus goesOn(Status status, Instant from) {
        return steady.filter(before -> before.status() == status).orElseGet(() -> new SteadyStatus(from, status));
    }

    /** In the order of the vendor's time: what is reported late has its place before what was reported in time. */
    private void enter(EnteredStatus next) {
        int place = entered.size();
        while (place > 0 && entered.get(place - 1).at().isAfter(next.at())) {
            place--;
        }
        entered.add(place, next);
        if (entered.size() > MOST_CHANGES) {
            entered.removeFirst();
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
