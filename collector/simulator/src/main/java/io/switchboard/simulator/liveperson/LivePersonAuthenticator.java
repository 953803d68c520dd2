package io.switchboard.simulator.liveperson;

import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.account.SimulatedAccounts;
import io.switchboard.simulator.account.SimulatedVendor;
import io.switchboard.simulator.account.SimulatedVendorClock;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.HttpReply;
import java.util.Optional;

/** Who asks LivePerson, by signature or bearer, and how LivePerson says no. */
final class LivePersonAuthenticator implements SimulatedVendor {
    private final SimulatedAccounts accounts;
    private final SimulatedVendorClock clock;
    private final OAuth1Verifier signatures = new OAuth1Verifier();
    private final BearerTokens bearers;

    LivePersonAuthenticator(SimulatedAccounts accounts, SimulatedVendorClock clock, BearerTokens bearers) {
        this.accounts = accounts;
        this.clock = clock;
        this.bearers = bearers;
    }

    @Override
    public VendorCaller identify(HttpExchangeRequest request) {
        Optional<SimulatedAccount> account =
                accounts.find(options -> options.livePerson().accountId(), request.place("account"));
        Optional<String> wrong = account.map(known -> findFault(request, known)).orElse(Optional.of("Unknown account"));
        return wrong.<VendorCaller>map(text ->
                        new VendorCaller.RefusedCaller(account.map(known -> clock.stamp(error(401, text), known.name()))
                                .orElse(error(401, text))))
                .orElseGet(() -> new VendorCaller.KnownCaller(account.orElseThrow()));
    }

    private Optional<String> findFault(HttpExchangeRequest request, SimulatedAccount account) {
        return switch (AuthorizationHeader.of(request)) {
            case AuthorizationHeader.SignedAuthorization signed ->
                signatures.findFault(request, signed, account.livePerson(), clock.time(account.name()));
            case AuthorizationHeader.BearerAuthorization bearer ->
                bearers.find(bearer.token()).filter(account.name()::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of("Bearer is unknown or has expired");
            case AuthorizationHeader.MissingAuthorization _ -> Optional.of("Missing credentials");
        };
    }

    @Override
    public HttpReply throttled() {
        return error(429, "Request blocked due to rate limiting");
    }

    @Override
    public HttpReply refused() {
        return error(401, "Bad Authentication (invalid site or agent)");
    }

    @Override
    public HttpReply forbidden() {
        return error(403, "Forbidden");
    }

    @Override
    public HttpReply failed() {
        return error(400, "Problem with body or query parameters");
    }

    static HttpReply error(int status, String reason) {
        return HttpReply.json(status, out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("error");
            out.writeNumberField("statusCode", status);
            out.writeStringField("reason", reason);
            out.writeEndObject();
            out.writeEndObject();
        });
    }
}
