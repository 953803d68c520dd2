package io.switchboard.collector.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock of one account's vendor: ours, corrected by how far the vendor's was ahead at its last answer. Proofs that
 * carry a time are made by it, for it is the vendor that judges them. Safe for threads.
 */
public final class VendorClock implements InstantSource {

    /** What is less may be the rounding of a date to its second, and the way of the answer. */
    private static final Duration LEAST = Duration.ofSeconds(2);

    /** What is more is no clock that runs wrong, but a date that means nothing. */
    private static final Duration MOST = Duration.ofDays(1);

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final InstantSource ours;
    private volatile Duration ahead = Duration.ZERO;

    /** @param ours our clock */
    public VendorClock(InstantSource ours) {
        this.ours = ours;
    }

    /**
     * How far a vendor's clock is ahead of ours, negative if it is behind, give or take a second: zero if it may be
     * right. A vendor writes the date when the head of its answer is ready, so that the moment at which the head comes
     * is nearer to it than the middle of the call, of which most is the vendor's work.
     *
     * @param date the date of an answer, cut to its second
     * @param sentAt when the request was sent, by our clock
     * @param cameAt when the head of the answer came, by our clock
     */
    static Duration ahead(Instant date, Instant sentAt, Instant cameAt) {
        boolean mayBeRight = date.plusSeconds(1).isAfter(sentAt) && !date.isAfter(cameAt);
        return mayBeRight ? Duration.ZERO : Duration.between(cameAt, date.plus(HALF_A_SECOND));
    }

    /** Takes what an answer showed. */
    public void note(CallResult.CallCost exchange) {
        exchange.vendorAhead().ifPresent(measured -> ahead = isBelievable(measured) ? measured : Duration.ZERO);
    }

    private static boolean isBelievable(Duration measured) {
        return measured.abs().compareTo(LEAST) >= 0 && measured.abs().compareTo(MOST) <= 0;
    }

    /** What the vendor's clock shows now, as far as we know. */
    @Override
    public Instant instant() {
        return ours.instant().plus(ahead);
    }
}
