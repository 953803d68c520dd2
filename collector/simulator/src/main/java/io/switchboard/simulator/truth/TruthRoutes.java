package io.switchboard.simulator.truth;

import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Accounts;
import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.simulator.web.Api;
import io.switchboard.simulator.web.Delivery;
import io.switchboard.simulator.web.Query;
import io.switchboard.simulator.web.Reply;
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
    private final Accounts accounts;
    private final SimulatedTime time;
    private final Delivery delivery;

    public TruthRoutes(Accounts accounts, SimulatedTime time, Delivery delivery) {
        this.accounts = accounts;
        this.time = time;
        this.delivery = delivery;
    }

    public void addTo(HttpServerRoutes routes) {
        routes.get("/truth/time", (request, response) -> delivery.send(Reply.json(TruthJson.time(time)), response))
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
            BiFunction<Account, Question, Reply> endpoint) {
        return (request, response) -> delivery.send(answer(request, endpoint), response);
    }

    private Reply answer(HttpServerRequest request, BiFunction<Account, Question, Reply> endpoint) {
        String name = Objects.requireNonNull(request.param("account"));
        return accounts.find(name)
                .map(account -> answer(account, Query.of(request.uri()), endpoint))
                .orElseGet(() -> Reply.refusal(404, "no account \"" + name + "\"; there are: " + accounts.names()));
    }

    private static Reply answer(Account account, Query query, BiFunction<Account, Question, Reply> endpoint) {
        try {
            Centre centre = account.centre();
            Instant from = query.find("from").map(Instant::parse).orElse(centre.opening());
            Instant to = query.find("to").map(Instant::parse).orElseGet(centre::now);
            return endpoint.apply(
                    account, new Question(from, to, query.find("api").map(Api::ofWireName)));
        } catch (DateTimeParseException e) {
            return Reply.refusal(400, "from and to are instants such as 2026-01-31T08:00:00Z: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return Reply.refusal(400, String.valueOf(e.getMessage()));
        }
    }

    private static Reply agents(Account account) {
        return Reply.json(TruthJson.agents(account.centre().snapshot()));
    }

    private static Reply transitions(Account account, Question asked) {
        return Reply.json(TruthJson.transitions(account.centre().transitions(asked.from, asked.to)));
    }

    private static Reply durations(Account account, Question asked) {
        return Reply.json(TruthJson.durations(account.centre().durations(asked.from, asked.to)));
    }

    private static Reply calls(Account account, Question asked) {
        return Reply.json(TruthJson.calls(account.centre().calls(asked.from, asked.to)));
    }

    private static Reply conversations(Account account, Question asked) {
        return Reply.json(TruthJson.calls(account.centre().conversations(asked.from, asked.to)));
    }

    private static Reply lastAnswer(Account account, Question asked) {
        return asked.api
                .map(account::lastAnswer)
                .orElseGet(account::lastAnswer)
                .map(answer -> answer.reply().with(Reply.Manner.AT_ONCE))
                .orElseGet(() -> Reply.refusal(404, "nothing has been answered to " + account.name() + " yet"));
    }

    private static Reply freeze(Centre centre) {
        centre.freeze();
        return Reply.json(TruthJson.frozen(centre));
    }

    private static Reply unfreeze(Centre centre) {
        centre.unfreeze();
        return Reply.json(TruthJson.frozen(centre));
    }

    private record Question(Instant from, Instant to, Optional<Api> api) {}
}
