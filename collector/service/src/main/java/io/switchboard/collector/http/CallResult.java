package io.switchboard.collector.http;

import io.switchboard.collector.decode.DecodedResponse;
import java.time.Duration;
import java.util.Optional;

/** What came of a call. */
public sealed interface CallResult {

    /** What the exchange cost. */
    CallCost exchange();

    /** An answer with status 200; what it is, and what the vendor says in it, is another matter. */
    record AnsweredCall(DecodedResponse answer, CallCost exchange) implements CallResult {}

    /** No answer to work with. */
    record UnansweredCall(CallFailure failure, CallCost exchange) implements CallResult {}

    /**
     * The cost of a poll.
     *
     * @param status of the last HTTP answer; empty if there was none
     * @param pages answers read
     * @param bytes of the bodies, unpacked
     * @param vendorAhead how far the vendor's clock was ahead of ours at its last answer, negative if behind, give or
     *     take a second; empty if no answer had a date
     */
    record CallCost(Optional<Integer> status, int pages, long bytes, Optional<Duration> vendorAhead) {

        /** No answer came. */
        public static final CallCost NONE = new CallCost(Optional.empty(), 0, 0, Optional.empty());

        /** This and then another. */
        public CallCost plus(CallCost next) {
            return new CallCost(
                    next.status.or(() -> status),
                    pages + next.pages,
                    bytes + next.bytes,
                    next.vendorAhead.or(() -> vendorAhead));
        }
    }
}
