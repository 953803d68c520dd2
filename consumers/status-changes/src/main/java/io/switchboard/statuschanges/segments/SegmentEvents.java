package io.switchboard.statuschanges.segments;

import io.switchboard.Basis;
import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.kore.agentstatusdetails.Envelope;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.streams.status.StatusMapping;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes down the begin of segments of one agent as changes of status.
 *
 * @param mapping what the vendor's words mean
 * @param seen the event that showed them as they are
 */
record SegmentEvents(StatusMapping mapping, Envelope seen) {

    /** All but the id and what is corrected. */
    StatusChange.Builder of(KnownSegment known) {
        AgentSegment segment = known.segment();
        StatusSegment row = Objects.requireNonNull(seen.getAfter() == null ? seen.getBefore() : seen.getAfter());
        Instant start = Instant.ofEpochMilli(segment.start());
        Instant observedAt = seen.getSource().getObservedAt();
        boolean early = start.isAfter(observedAt);
        StatusChange.Builder event = StatusChange.newBuilder()
                .setVendor(seen.getSource().getVendor())
                .setAccount(row.getAccount())
                .setAgentId(row.getUserId())
                .setAgentName(name(row))
                .setToStatus(mapping.statusOf(segment.primary(), segment.secondary()))
                .setVendorTo(orNull(segment.primary()))
                .setVendorSecondary(secondary(segment))
                .setChangedAt(early ? observedAt : start)
                .setNotBefore(known.notBefore() == 0 ? null : Instant.ofEpochMilli(known.notBefore()))
                .setObservedAt(observedAt)
                .setBasis(early ? Basis.OBSERVED : Basis.VENDOR)
                .setKind(kind(known));
        if (known.before() instanceof PreviousStatus.LastingStatus was) {
            event.setFromStatus(status(was))
                    .setVendorFrom(orNull(was.primary()))
                    .setPreviousDurationMs(was.lasted());
        }
        return event;
    }

    /** The log-out of an agent who is followed no longer, at a time that nobody knows: all but the id. */
    StatusChange.Builder end(KnownSegment known) {
        AgentSegment segment = known.segment();
        Instant notBefore = seen.getSource().getNotBefore();
        Instant observedAt = seen.getSource().getObservedAt();
        return of(known)
                .setFromStatus(mapping.statusOf(segment.primary(), segment.secondary()))
                .setVendorFrom(orNull(segment.primary()))
                .setToStatus(Status.OFFLINE)
                .setVendorTo(null)
                .setVendorSecondary(null)
                .setChangedAt(observedAt)
                .setNotBefore(notBefore == null || !notBefore.isBefore(observedAt) ? null : notBefore)
                .setBasis(Basis.OBSERVED)
                .setPreviousDurationMs(null)
                .setKind(ChangeKind.LOGGED_OUT);
    }

    boolean isOffline(KnownSegment known) {
        AgentSegment segment = known.segment();
        return mapping.statusOf(segment.primary(), segment.secondary()) == Status.OFFLINE;
    }

    private ChangeKind kind(KnownSegment known) {
        Status to = mapping.statusOf(known.segment().primary(), known.segment().secondary());
        return switch (known.before()) {
            case PreviousStatus.NoPreviousStatus _ -> ChangeKind.FIRST_SEEN;
            case PreviousStatus.StatusGap _ -> to == Status.OFFLINE ? ChangeKind.LOGGED_OUT : ChangeKind.STATUS_CHANGED;
            case PreviousStatus.LastingStatus was -> kind(was, known.segment(), to);
        };
    }

    private ChangeKind kind(PreviousStatus.LastingStatus was, AgentSegment now, Status to) {
        if (was.primary().equals(now.primary()) && was.secondary().equals(now.secondary())) {
            return ChangeKind.STATUS_RE_ENTERED;
        }
        boolean wasOffline = status(was) == Status.OFFLINE;
        if (wasOffline == (to == Status.OFFLINE)) {
            return ChangeKind.STATUS_CHANGED;
        }
        return wasOffline ? ChangeKind.LOGGED_IN : ChangeKind.LOGGED_OUT;
    }

    private Status status(PreviousStatus.LastingStatus was) {
        return mapping.statusOf(was.primary(), was.secondary());
    }

    /** Most secondary statuses only repeat the primary one. */
    private static @Nullable String secondary(AgentSegment segment) {
        String secondary = segment.secondary();
        return secondary.equalsIgnoreCase(segment.primary()) ? null : orNull(secondary);
    }

    private static @Nullable String name(StatusSegment row) {
        return orNull(Stream.of(row.getFirstName(), row.getLastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .strip());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
