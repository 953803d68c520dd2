package io.switchboard.simulator.liveperson;

import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Accounts;
import io.switchboard.simulator.account.Vendor;
import io.switchboard.simulator.account.VendorClock;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;
import java.util.Optional;

/** Who asks LivePerson, by signature or bearer, and how LivePerson says no. */
final class Doorkeeper implements Vendor {
    private final Accounts accounts;
    private final VendorClock clock;
    private final Signatures signatures = new Signatures();
    private final Bearers bearers;

    Doorkeeper(Accounts accounts, VendorClock clock, Bearers bearers) {
        this.accounts = accounts;
        this.clock = clock;
        this.bearers = bearers;
    }

    @Override
    public Caller identify(Request request) {
        Optional<Account> account =
                accounts.find(options -> options.livePerson().accountId(), request.place("account"));
        Optional<String> wrong = account.map(known -> findFault(request, known)).orElse(Optional.of("Unknown account"));
        return wrong.<Caller>map(text ->
                        new Caller.Refused(account.map(known -> clock.stamp(error(401, text), known.name()))
                                .orElse(error(401, text))))
                .orElseGet(() -> new Caller.Known(account.orElseThrow()));
    }

    private Optional<String> findFault(Request request, Account account) {
        return switch (Authorization.of(request)) {
            case Authorization.Signed signed ->
                signatures.findFault(request, signed, account.livePerson(), clock.time(account.name()));
            case Authorization.Bearer bearer ->
                bearers.find(bearer.token()).filter(account.name()::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of("Bearer is unknown or has expired");
            case Authorization.Missing _ -> Optional.of("Missing credentials");
        };
    }

    @Override
    public Reply throttled() {
        return error(429, "Request blocked due to rate limiting");
    }

    @Override
    public Reply refused() {
        return error(401, "Bad Authentication (invalid site or agent)");
    }

    @Override
    public Reply forbidden() {
        return error(403, "Forbidden");
    }

    @Override
    public Reply failed() {
        return error(400, "Problem with body or query parameters");
    }

    static Reply error(int status, String reason) {
        return Reply.json(status, out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("error");
            out.writeNumberField("statusCode", status);
            out.writeStringField("reason", reason);
            out.writeEndObject();
            out.writeEndObject();
        });
    }
}
