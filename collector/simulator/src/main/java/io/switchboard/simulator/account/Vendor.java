package io.switchboard.simulator.account;

import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;

/** What all APIs of a vendor share: whom it lets in, and its words for what every vendor may have to say. */
public interface Vendor {
    /** Whose request it is, or why it is nobody's. */
    Caller identify(Request request);

    /** Too many requests. */
    Reply throttled();

    /** The credentials are not, or no longer, good. */
    Reply refused();

    /** The credentials are good for something else, or no longer good. */
    Reply forbidden();

    /** The request could not be processed. */
    Reply failed();

    /** Who asks. */
    sealed interface Caller {
        record Known(Account account) implements Caller {}

        record Refused(Reply reply) implements Caller {}
    }
}
