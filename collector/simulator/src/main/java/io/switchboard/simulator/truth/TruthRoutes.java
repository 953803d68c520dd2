package io.switchboard.simulator.truth;

import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Accounts;
import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.simulator.web.Delivery;
import io.switchboard.simulator.web.Query;
import io.switchboard.simulator.web.Reply;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
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
                .get("/truth/{account}/agents", of((account, range) -> agents(account)))
                .get("/truth/{account}/transitions", of(TruthRoutes::transitions))
                .get("/truth/{account}/durations", of(TruthRoutes::durations))
                .get("/truth/{account}/calls", of(TruthRoutes::calls))
                .get("/truth/{account}/conversations", of(TruthRoutes::conversations))
                .get("/truth/{account}/last-answer", of((account, range) -> lastAnswer(account)))
                .post("/truth/{account}/freeze", of((account, range) -> freeze(account.centre())))
                .post("/truth/{account}/unfreeze", of((account, range) -> unfreeze(account.centre())));
    }

    private BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> of(
            BiFunction<Account, Range, Reply> endpoint) {
        return (request, response) -> delivery.send(answer(request, endpoint), response);
    }

    private Reply answer(HttpServerRequest request, BiFunction<Account, Range, Reply> endpoint) {
        String name = Objects.requireNonNull(request.param("account"));
        return accounts.find(name)
                .map(account -> answer(account, Query.of(request.uri()), endpoint))
                .orElseGet(() -> Reply.refusal(404, "no account \"" + name + "\"; there are: " + accounts.names()));
    }

    private static Reply answer(Account account, Query query, BiFunction<Account, Range, Reply> endpoint) {
        try {
            Centre centre = account.centre();
            Instant from = query.find("from").map(Instant::parse).orElse(centre.opening());
            Instant to = query.find("to").map(Instant::parse).orElseGet(centre::now);
            return endpoint.apply(account, new Range(from, to));
        } catch (DateTimeParseException e) {
            return Reply.refusal(400, "from and to are instants such as 2026-01-31T08:00:00Z: " + e.getMessage());
        }
    }

    private static Reply agents(Account account) {
        return Reply.json(TruthJson.agents(account.centre().snapshot()));
    }

    private static Reply transitions(Account account, Range range) {
        return Reply.json(TruthJson.transitions(account.centre().transitions(range.from, range.to)));
    }

    private static Reply durations(Account account, Range range) {
        return Reply.json(TruthJson.durations(account.centre().durations(range.from, range.to)));
    }

    private static Reply calls(Account account, Range range) {
        return Reply.json(TruthJson.calls(account.centre().calls(range.from, range.to)));
    }

    private static Reply conversations(Account account, Range range) {
        return Reply.json(TruthJson.calls(account.centre().conversations(range.from, range.to)));
    }

    private static Reply lastAnswer(Account account) {
        return account.lastAnswer()
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

    private record Range(Instant from, Instant to) {}
}
