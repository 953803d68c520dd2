package io.switchboard.simulator.account;

import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.HttpReply;

/** What all APIs of a vendor share: whom it lets in, and its words for what every vendor may have to say. */
public interface SimulatedVendor {
    /** Whose request it is, or why it is nobody's. */
    VendorCaller identify(HttpExchangeRequest request);

    /** Too many requests. */
    HttpReply throttled();

    /** The credentials are not, or no longer, good. */
    HttpReply refused();

    /** The credentials are good for something else, or no longer good. */
    HttpReply forbidden();

    /** The request could not be processed. */
    HttpReply failed();

    /** Who asks. */
    sealed interface VendorCaller {
        record KnownCaller(SimulatedAccount account) implements VendorCaller {}

        record RefusedCaller(HttpReply reply) implements VendorCaller {}
    }
}
