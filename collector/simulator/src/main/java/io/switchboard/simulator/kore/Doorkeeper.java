package io.switchboard.simulator.kore;

import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Accounts;
import io.switchboard.simulator.account.Vendor;
import io.switchboard.simulator.account.VendorClock;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;
import java.util.Optional;

/**
 * Who asks Kore, and how Kore says no.
 *
 * @param instanceNeeded whether the {@code iId} header must be there
 */
record Doorkeeper(Accounts accounts, VendorClock clock, RateLimits limits, boolean instanceNeeded) implements Vendor {
    /** The account of the path, if the token is good and the instance is the account's. */
    @Override
    public Caller identify(Request request) {
        Optional<Account> account = accounts.find(options -> options.kore().accountId(), request.place("accountId"));
        Optional<String> wrong = account.map(
                        known -> Tokens.findFault(request.header("auth"), known.kore(), clock.time(known.name())))
                .orElse(Optional.of("Unknown account"));
        if (account.isEmpty() || wrong.isPresent()) {
            Reply refused = error(401, wrong.orElse("Unauthorized"));
            return new Caller.Refused(
                    account.map(known -> clock.stamp(refused, known.name())).orElse(refused));
        }
        if (!isInstance(account.get(), request.header("iId"))) {
            return new Caller.Refused(error(400, "Invalid iId"));
        }
        return limits.admit(account.get()) ? new Caller.Known(account.get()) : new Caller.Refused(throttled());
    }

    private boolean isInstance(Account account, Optional<String> header) {
        return header.map(account.kore().instanceId()::equals).orElse(!instanceNeeded);
    }

    @Override
    public Reply throttled() {
        return error(429, "Rate limit for this API has been reached. Please try again later");
    }

    @Override
    public Reply refused() {
        return error(401, "Invalid JWT token");
    }

    @Override
    public Reply forbidden() {
        return error(403, "Forbidden");
    }

    @Override
    public Reply failed() {
        return error(400, "Failed to process the request");
    }

    static Reply error(int status, String message) {
        return Reply.json(status, out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("errors");
            out.writeStartObject();
            out.writeStringField("msg", message);
            out.writeNumberField("code", status);
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
        });
    }
}
