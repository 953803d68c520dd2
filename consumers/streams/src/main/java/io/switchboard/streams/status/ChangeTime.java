package io.switchboard.streams.status;

import io.switchboard.Basis;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a change happened, as well as is known.
 *
 * @param at the instant, UTC, in (not_before, observed_at] wherever not_before is known
 * @param basis whether {@code at} is the vendor's own time or the collector's
 */
public record ChangeTime(Instant at, Basis basis) {

    /** The vendor cuts its times to the second: a time up to this much before not_before still fits. */
    private static final Duration VENDOR_PRECISION = Duration.ofSeconds(1);

    /** How long ago the vendor may have made an answer that we have just read. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    /**
     * The event's own time if it lies where the polls say that the change fell, else when the change was observed.
     * Where the polls leave more room than {@code maxGap}, a vendor's clock that is off may still lie in it: its time
     * must also agree with how long it says that the status has lasted.
     */
    static ChangeTime of(Envelope change, Duration maxGap) {
        Instant notBefore = notBefore(change);
        Instant observedAt = change.getSource().getObservedAt();
        Instant eventTime = change.getEventTime();
        if (eventTime != null && !eventTime.isAfter(observedAt)) {
            boolean vendor = change.getEventTimeBasis() == Basis.VENDOR;
            Duration slack = vendor ? VENDOR_PRECISION : Duration.ZERO;
            boolean fits = notBefore == null || eventTime.isAfter(notBefore.minus(slack));
            boolean gap =
                    notBefore == null || Duration.between(notBefore, observedAt).compareTo(maxGap) > 0;
            if (fits && !(vendor && gap && !agreesWithAge(change, eventTime))) {
                return new ChangeTime(after(notBefore, eventTime), vendor ? Basis.VENDOR : Basis.OBSERVED);
            }
        }
        return new ChangeTime(observedAt, Basis.OBSERVED);
    }

    /** The length of a status does not depend on how the vendor's clock is set. */
    private static boolean agreesWithAge(Envelope change, Instant eventTime) {
        Agent after = change.getAfter();
        Integer age = after == null ? null : after.getStatusLengthSec();
        if (age == null) {
            return false;
        }
        Instant began = change.getSource().getObservedAt().minusSeconds(age);
        return Duration.between(began, eventTime).abs().compareTo(LONGEST_ANSWER) <= 0;
    }

    /**
     * The instant that the change was after; null if that is not known. One that is not before the change was seen
     * comes of a collector whose clock ran ahead: it says nothing.
     */
    public static @Nullable Instant notBefore(Envelope change) {
        Instant notBefore = change.getSource().getNotBefore();
        return notBefore == null || !notBefore.isBefore(change.getSource().getObservedAt()) ? null : notBefore;
    }

    private static Instant after(@Nullable Instant notBefore, Instant time) {
        return notBefore == null || time.isAfter(notBefore) ? time : notBefore.plusMillis(1);
    }
}
