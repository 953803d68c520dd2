package io.switchboard.collector.http;

import java.net.URI;
import reactor.core.publisher.Mono;

/** Where a vendor's API is served. */
public interface ApiEndpoint {

    /** Its address, without a slash at its end; the error, if it cannot be found, says why. */
    Mono<URI> address();

    /** Called when a call failed there: the API may have moved. */
    default void failed(CallResult.UnansweredCall reply) {}

    /** A server that stays where it is. */
    static ApiEndpoint at(URI address) {
        return () -> Mono.just(address);
    }
}
