package io.switchboard.simulator.truth;

import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.account.SimulatedAccounts;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.ReplyDelivery;
import io.switchboard.simulator.http.RequestQuery;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.time.SimulatedTime;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/** Everything below {@code /truth}. */
public final class TruthRoutes {
    private final SimulatedAccounts accounts;
    private final SimulatedTime time;
    private final ReplyDelivery delivery;

    public TruthRoutes(SimulatedAccounts accounts, SimulatedTime time, ReplyDelivery delivery) {
        this.accounts = accounts;
        this.time = time;
        this.delivery = delivery;
    }

    public void addTo(HttpServerRoutes routes) {
        routes.get("/truth/time", (request, response) -> delivery.send(HttpReply.json(TruthJson.time(time)), response))
                .get("/truth/{account}/agents", of((account, _) -> agents(account)))
                .get("/truth/{account}/transitions", of(TruthRoutes::transitions))
                .get("/truth/{account}/durations", of(TruthRoutes::durations))
                .get("/truth/{account}/calls", of(TruthRoutes::calls))
                .get("/truth/{account}/conversations", of(TruthRoutes::conversations))
                .get("/truth/{account}/last-answer", of(TruthRoutes::lastAnswer))
                .post("/truth/{account}/freeze", of((account, _) -> freeze(account.centre())))
                .post("/truth/{account}/unfreeze", of((account, _) -> unfreeze(account.centre())));
    }

    private BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> of(
            BiFunction<SimulatedAccount, TruthQuestion, HttpReply> endpoint) {
        return (request, response) -> delivery.send(answer(request, endpoint), response);
    }

    private HttpReply answer(
            HttpServerRequest request, BiFunction<SimulatedAccount, TruthQuestion, HttpReply> endpoint) {
        String name = Objects.requireNonNull(request.param("account"));
        return accounts.find(name)
                .map(account -> answer(account, RequestQuery.of(request.uri()), endpoint))
                .orElseGet(() -> HttpReply.refusal(404, "no account \"" + name + "\"; there are: " + accounts.names()));
    }

    private static HttpReply answer(
            SimulatedAccount account,
            RequestQuery query,
            BiFunction<SimulatedAccount, TruthQuestion, HttpReply> endpoint) {
        try {
            ContactCentre centre = account.centre();
            Instant from = query.find("from").map(Instant::parse).orElse(centre.opening());
            Instant to = query.find("to").map(Instant::parse).orElseGet(centre::now);
            return endpoint.apply(
                    account, new TruthQuestion(from, to, query.find("api").map(SimulatedApi::ofWireName)));
        } catch (DateTimeParseException e) {
            return HttpReply.refusal(400, "from and to are instants such as 2026-01-31T08:00:00Z: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return HttpReply.refusal(400, String.valueOf(e.getMessage()));
        }
    }

    private static HttpReply agents(SimulatedAccount account) {
        return HttpReply.json(TruthJson.agents(account.centre().snapshot()));
    }

    private static HttpReply transitions(SimulatedAccount account, TruthQuestion asked) {
        return HttpReply.json(TruthJson.transitions(account.centre().transitions(asked.from, asked.to)));
    }

    private static HttpReply durations(SimulatedAccount account, TruthQuestion asked) {
        return HttpReply.json(TruthJson.durations(account.centre().durations(asked.from, asked.to)));
    }

    private static HttpReply calls(SimulatedAccount account, TruthQuestion asked) {
        return HttpReply.json(TruthJson.calls(account.centre().calls(asked.from, asked.to)));
    }

    private static HttpReply conversations(SimulatedAccount account, TruthQuestion asked) {
        return HttpReply.json(TruthJson.calls(account.centre().conversations(asked.from, asked.to)));
    }

    private static HttpReply lastAnswer(SimulatedAccount account, TruthQuestion asked) {
        return asked.api
                .map(account::lastAnswer)
                .orElseGet(account::lastAnswer)
                .map(answer -> answer.reply().with(HttpReply.DeliveryManner.AT_ONCE))
                .orElseGet(() -> HttpReply.refusal(404, "nothing has been answered to " + account.name() + " yet"));
    }

    private static HttpReply freeze(ContactCentre centre) {
        centre.freeze();
        return HttpReply.json(TruthJson.frozen(centre));
    }

    private static HttpReply unfreeze(ContactCentre centre) {
        centre.unfreeze();
        return HttpReply.json(TruthJson.frozen(centre));
    }

    private record TruthQuestion(Instant from, Instant to, Optional<SimulatedApi> api) {}
}
