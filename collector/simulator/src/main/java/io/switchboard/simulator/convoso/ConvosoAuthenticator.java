package io.switchboard.simulator.convoso;

import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.account.SimulatedAccounts;
import io.switchboard.simulator.account.SimulatedVendor;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.HttpReply;

/** Who asks Convoso, and how Convoso says no: at HTTP 200, but for too many requests. */
final class ConvosoAuthenticator implements SimulatedVendor {
    private final SimulatedAccounts accounts;

    ConvosoAuthenticator(SimulatedAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public VendorCaller identify(HttpExchangeRequest request) {
        return request.form()
                .find("auth_token")
                .flatMap(token -> accounts.find(AccountOptions::token, token))
                .<VendorCaller>map(VendorCaller.KnownCaller::new)
                .orElseGet(() -> new VendorCaller.RefusedCaller(refused()));
    }

    @Override
    public HttpReply throttled() {
        return HttpReply.html(429, "429 Too Many Requests");
    }

    @Override
    public HttpReply refused() {
        return failure(401, "Invalid auth_token");
    }

    @Override
    public HttpReply forbidden() {
        return failure(403, "auth_token is not valid for the office");
    }

    @Override
    public HttpReply failed() {
        return failure(500, "Failed to process the request");
    }

    static HttpReply failure(int code, String text) {
        return HttpReply.json(out -> {
            out.writeStartObject();
            out.writeBooleanField("success", false);
            out.writeNumberField("code", code);
            out.writeStringField("text", text);
            out.writeEndObject();
        });
    }
}
