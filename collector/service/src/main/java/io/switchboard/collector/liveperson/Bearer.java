package io.switchboard.collector.liveperson;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.switchboard.collector.decode.AnswerDecoder;
import io.switchboard.collector.decode.Shape;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Request;
import io.switchboard.collector.http.Server;
import io.switchboard.collector.http.VendorClient;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * A bearer token: one that was configured, or one that a user logs in for and that is forgotten when it has run out.
 */
public final class Bearer implements Credential {
    /** The service that the domain API is asked for. */
    public static final String SERVICE = "agentVep";

    private static final String WORD = "bearer";
    private static final Shape SHAPE = Shape.ofWords(Set.of(WORD));

    private final Optional<Mono<String>> login;
    private volatile Optional<String> known;

    private Bearer(Optional<Mono<String>> login, Optional<String> known) {
        this.login = login;
        this.known = known;
    }

    /** A token that does not change. */
    public static Bearer of(String token) {
        return new Bearer(Optional.empty(), Optional.of(token));
    }

    /** The token that a user gets at the login service. */
    public static Bearer login(VendorClient client, Server server, String accountId, String username, String password) {
        String credentials = JsonNodeFactory.instance
                .objectNode()
                .put("username", username)
                .put("password", password)
                .toString();
        Request request = Request.postJson("/api/account/" + accountId + "/login?v=1.3", credentials);
        Mono<String> login = server.address()
                .flatMap(address -> client.send(request.at(address.toString()), new AnswerDecoder(SHAPE)))
                .doOnNext(reply -> note(reply, server))
                .map(reply -> Domain.Words.of(reply, WORD, "the login service"));
        return new Bearer(Optional.of(login), Optional.empty());
    }

    private static void note(Reply reply, Server server) {
        if (reply instanceof Reply.Failed failed) {
            server.failed(failed);
        }
    }

    @Override
    public Mono<Request> sign(Request request) {
        return Mono.defer(() -> known.map(Mono::just).orElseGet(this::token))
                .map(token -> request.withHeader("Authorization", "Bearer " + token));
    }

    private Mono<String> token() {
        return login.orElseThrow().doOnNext(token -> known = Optional.of(token));
    }

    @Override
    public boolean renew() {
        login.ifPresent(_ -> known = Optional.empty());
        return login.isPresent();
    }
}
