package io.switchboard.simulator.kore;

import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.account.SimulatedAccounts;
import io.switchboard.simulator.account.SimulatedVendor;
import io.switchboard.simulator.account.SimulatedVendorClock;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.HttpReply;
import java.util.Optional;

/**
 * Who asks Kore, and how Kore says no.
 *
 * @param instanceNeeded whether the {@code iId} header must be there
 */
record KoreAuthenticator(
        SimulatedAccounts accounts, SimulatedVendorClock clock, RateLimits limits, boolean instanceNeeded)
        implements SimulatedVendor {
    /** The account of the path, if the token is good and the instance is the account's. */
    @Override
    public VendorCaller identify(HttpExchangeRequest request) {
        Optional<SimulatedAccount> account =
                accounts.find(options -> options.kore().accountId(), request.place("accountId"));
        Optional<String> wrong = account.map(
                        known -> JwtVerifier.findFault(request.header("auth"), known.kore(), clock.time(known.name())))
                .orElse(Optional.of("Unknown account"));
        if (account.isEmpty() || wrong.isPresent()) {
            HttpReply refused = error(401, wrong.orElse("Unauthorized"));
            return new VendorCaller.RefusedCaller(
                    account.map(known -> clock.stamp(refused, known.name())).orElse(refused));
        }
        if (!isInstance(account.get(), request.header("iId"))) {
            return new VendorCaller.RefusedCaller(error(400, "Invalid iId"));
        }
        return limits.admit(account.get())
                ? new VendorCaller.KnownCaller(account.get())
                : new VendorCaller.RefusedCaller(throttled());
    }

    private boolean isInstance(SimulatedAccount account, Optional<String> header) {
        return header.map(account.kore().instanceId()::equals).orElse(!instanceNeeded);
    }

    @Override
    public HttpReply throttled() {
        return error(429, "Rate limit for this API has been reached. Please try again later");
    }

    @Override
    public HttpReply refused() {
        return error(401, "Invalid JWT token");
    }

    @Override
    public HttpReply forbidden() {
        return error(403, "Forbidden");
    }

    @Override
    public HttpReply failed() {
        return error(400, "Failed to process the request");
    }

    static HttpReply error(int status, String message) {
        return HttpReply.json(status, out -> {
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
