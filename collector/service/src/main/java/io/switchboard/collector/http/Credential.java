package io.switchboard.collector.http;

import io.switchboard.collector.http.CallResult.CallCost;
import reactor.core.publisher.Mono;

/** How an account proves to its vendor who it is. */
public interface Credential {

    /** The request with the proof in it; the error, if there is no proof to be had, says why. */
    Mono<ApiCall> sign(ApiCall request);

    /**
     * Called after each signed request: an answer shows the vendor's clock, and whether the proof is good.
     *
     * @param signed the request with its proof
     */
    default void answered(ApiCall signed, CallCost exchange) {}

    /**
     * Called when the vendor did not accept a signed request: forgets what may have run out.
     *
     * @param refused the request with its proof
     * @param inVain whether the last renewal of who calls ended in a refusal too, and no call has been accepted since
     * @return whether signing again can help
     */
    default boolean renew(ApiCall refused, boolean inVain) {
        return false;
    }
}
