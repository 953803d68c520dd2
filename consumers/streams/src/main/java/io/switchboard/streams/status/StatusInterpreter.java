package io.switchboard.streams.status;

import io.switchboard.Basis;
import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a change of status out of a change of an agent's row. Odd rows make odd statuses, never an exception.
 *
 * @param mapping what the vendor's words mean
 * @param maxGap a change that fell between two polls further apart than this says nothing of how long the status before
 *     had lasted
 */
public record StatusInterpreter(StatusMapping mapping, Duration maxGap) {
    /** How far apart two polls may be where the configuration says nothing. */
    public static final Duration MAX_GAP = Duration.ofSeconds(60);

    /** A status that lasted longer than this is a wrong clock. */
    private static final Duration LONGEST_STATUS = Duration.ofDays(30);

    private static final String FIRST_SNAPSHOT = "r";

    /** With the usual gap. */
    public StatusInterpreter(StatusMapping mapping) {
        this(mapping, MAX_GAP);
    }

    /**
     * The change of status in the change of the row, or the change to another campaign or queue in the same status;
     * empty when the agent stayed in both.
     */
    public Optional<StatusChange> interpret(Envelope change) {
        Agent before = change.getBefore();
        Agent after = change.getAfter();
        Agent latest = after == null ? before : after;
        if (latest == null || !(entersStatus(change) || changesCampaign(before, after))) {
            return Optional.empty();
        }
        if (before != null && isUnread(after)) {
            return Optional.empty();
        }
        boolean unseen = comesInGap(change);
        ChangeTime time = unseen ? new ChangeTime(change.getSource().getObservedAt(), Basis.OBSERVED) : time(change);
        return Optional.of(StatusChange.newBuilder()
                .setVendor(change.getSource().getVendor())
                .setAccount(latest.getAccount())
                .setAgentId(latest.getUserId())
                .setAgentName(latest.getUserFullName())
                .setFromStatus(unseen ? null : from(change))
                .setToStatus(to(change))
                .setVendorFrom(isUnread(before) ? null : word(before))
                .setVendorTo(word(after))
                .setVendorSecondary(latest.getAvailabilityId())
                .setChangedAt(time.at())
                .setNotBefore(ChangeTime.notBefore(change))
                .setObservedAt(change.getSource().getObservedAt())
                .setBasis(time.basis())
                .setPreviousDurationMs(
                        sameWord(before, after) || isInGap(change, time.at()) ? null : duration(before, after, time))
                .setCampaign(campaign(latest))
                .setQueue(queue(latest))
                .setId(change.getId())
                .setKind(kind(change))
                .setPreviousCampaign(changed(before, after, Agent::getCampaignId) ? campaign(before) : null)
                .setPreviousQueue(changed(before, after, Agent::getQueueId) ? queue(before) : null)
                .build());
    }

    /** When the change happened, as well as is known. */
    public ChangeTime time(Envelope change) {
        return ChangeTime.of(change, maxGap);
    }

    /**
     * Whether the agent came, went or entered a status: another word of the vendor's, or the same word since another
     * time, for then the agent left the status and came back between two polls. That the time is unknown, or known
     * again, is no change of status, unless it lies between the two polls.
     */
    public boolean entersStatus(Envelope change) {
        Agent before = change.getBefore();
        Agent after = change.getAfter();
        if (before == null || after == null) {
            return before != null || after != null;
        }
        return !Objects.equals(word(before), word(after)) || isRetimed(before, after, change);
    }

    private boolean isRetimed(Agent before, Agent after, Envelope change) {
        Instant since = after.getLastStateChange();
        if (since == null || since.equals(before.getLastStateChange())) {
            return false;
        }
        return before.getLastStateChange() != null
                || (ChangeTime.notBefore(change) != null && time(change).basis() == Basis.VENDOR);
    }

    /** Whether the row's status is an earlier one, or none, since the vendor's could not be read. */
    public static boolean isUnread(@Nullable Agent agent) {
        return UnreadFields.of(agent).contains("status");
    }

    /** Our status before the change; null when it is not known: at first sight, or if it could not be read. */
    public @Nullable Status from(Envelope change) {
        return isUnread(change.getBefore()) ? null : rowFrom(change);
    }

    /** Our status in the row before the change; null at first sight. An agent who comes was OFFLINE. */
    public @Nullable Status rowFrom(Envelope change) {
        Agent before = change.getBefore();
        if (before != null) {
            return mapping.statusOf(before.getStatus());
        }
        return change.getOp().equals(FIRST_SNAPSHOT) ? null : Status.OFFLINE;
    }

    /** Our status after the change. An agent who goes is OFFLINE. */
    public Status to(Envelope change) {
        Agent after = change.getAfter();
        return after == null ? Status.OFFLINE : mapping.statusOf(after.getStatus());
    }

    private ChangeKind kind(Envelope change) {
        Agent before = change.getBefore();
        Agent after = change.getAfter();
        if (before == null) {
            return change.getOp().equals(FIRST_SNAPSHOT) ? ChangeKind.FIRST_SEEN : ChangeKind.LOGGED_IN;
        }
        if (after == null) {
            return ChangeKind.LOGGED_OUT;
        }
        if (!entersStatus(change)) {
            return ChangeKind.CAMPAIGN_CHANGED;
        }
        return sameWord(before, after) ? ChangeKind.STATUS_RE_ENTERED : ChangeKind.STATUS_CHANGED;
    }

    /** Ids alone say so: a campaign that gets another name is the same campaign. */
    private static boolean changesCampaign(@Nullable Agent before, @Nullable Agent after) {
        return changed(before, after, Agent::getCampaignId) || changed(before, after, Agent::getQueueId);
    }

    private static boolean changed(
            @Nullable Agent before, @Nullable Agent after, Function<Agent, @Nullable String> id) {
        return before != null && after != null && !Objects.equals(id.apply(before), id.apply(after));
    }

    private static @Nullable String campaign(@Nullable Agent agent) {
        return agent == null ? null : either(agent.getCampaignName(), agent.getCampaignId());
    }

    private static @Nullable String queue(@Nullable Agent agent) {
        return agent == null ? null : either(agent.getQueueName(), agent.getQueueId());
    }

    private static @Nullable String word(@Nullable Agent agent) {
        return agent == null ? null : agent.getStatus();
    }

    /** How long the status had lasted before the agent left it unseen, nobody knows; one that goes on has not ended. */
    private static boolean sameWord(@Nullable Agent before, @Nullable Agent after) {
        return before != null && after != null && Objects.equals(word(before), word(after));
    }

    /** Then the vendor's time is of the agent's status now: there may have been others since the log-in, or before. */
    private boolean comesInGap(Envelope change) {
        return change.getBefore() == null
                && !change.getOp().equals(FIRST_SNAPSHOT)
                && isInGap(change, change.getSource().getObservedAt());
    }

    /** An agent may have left the status, and logged out, long before the change that the next poll shows. */
    private boolean isInGap(Envelope change, Instant at) {
        Instant notBefore = ChangeTime.notBefore(change);
        return notBefore == null || Duration.between(notBefore, at).compareTo(maxGap) > 0;
    }

    /** By the vendor's clock alone: it may be off, and then a time of ours minus one of its is wrong by as much. */
    private static @Nullable Long duration(@Nullable Agent before, @Nullable Agent after, ChangeTime time) {
        Instant since = before == null ? null : before.getLastStateChange();
        Instant until = after == null ? null : after.getLastStateChange();
        if (isUnread(before)
                || time.basis() != Basis.VENDOR
                || since == null
                || until == null
                || since.isAfter(until)) {
            return null;
        }
        Duration lasted = Duration.between(since, until);
        return lasted.compareTo(LONGEST_STATUS) > 0 ? null : lasted.toMillis();
    }

    private static @Nullable String either(@Nullable String name, @Nullable String id) {
        return name == null || name.isEmpty() ? id : name;
    }
}
