package io.switchboard.collector.http;

import reactor.core.publisher.Mono;

/** How an account proves to its vendor who it is. */
public interface Credential {

    /** The request with the proof in it; the error, if there is no proof to be had, says why. */
    Mono<Request> sign(Request request);

    /**
     * Called when the vendor did not accept a signed request: forgets what may have run out.
     *
     * @return whether signing again can help
     */
    default boolean renew() {
        return false;
    }
}
