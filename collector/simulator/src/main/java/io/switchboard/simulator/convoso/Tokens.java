package io.switchboard.simulator.convoso;

import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.account.Accounts;
import io.switchboard.simulator.account.Vendor;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;

/** Who asks Convoso, and how Convoso says no: at HTTP 200, but for too many requests. */
final class Tokens implements Vendor {
    private final Accounts accounts;

    Tokens(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Caller identify(Request request) {
        return request.form()
                .find("auth_token")
                .flatMap(token -> accounts.find(AccountOptions::token, token))
                .<Caller>map(Caller.Known::new)
                .orElseGet(() -> new Caller.Refused(refused()));
    }

    @Override
    public Reply throttled() {
        return Reply.html(429, "429 Too Many Requests");
    }

    @Override
    public Reply refused() {
        return failure(401, "Invalid auth_token");
    }

    @Override
    public Reply forbidden() {
        return failure(403, "auth_token is not valid for the office");
    }

    @Override
    public Reply failed() {
        return failure(500, "Failed to process the request");
    }

    static Reply failure(int code, String text) {
        return Reply.json(out -> {
            out.writeStartObject();
            out.writeBooleanField("success", false);
            out.writeNumberField("code", code);
            out.writeStringField("text", text);
            out.writeEndObject();
        });
    }
}
