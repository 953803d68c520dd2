package io.switchboard.collector.liveperson;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.decode.AnswerDecoder;
import io.switchboard.collector.decode.Shape;
import io.switchboard.collector.http.FailedCall;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Request;
import io.switchboard.collector.http.Server;
import io.switchboard.collector.http.VendorClient;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Where one user of LivePerson logs in for a token. Each call is a login, which the vendor counts. */
public final class LoginService {
    /** The service that the domain API is asked for. */
    public static final String SERVICE = "agentVep";

    private static final String API = "the login service";
    private static final String WORD = "bearer";
    private static final Shape SHAPE = Shape.ofWords(Set.of(WORD));

    private final VendorClient client;
    private final Server server;
    private final Request request;

    /**
     * Who logs in.
     *
     * @param accountId the vendor's id of the account
     */
    public record User(String accountId, String username, String password) {

        private Request request() {
            String credentials = JsonNodeFactory.instance
                    .objectNode()
                    .put("username", username)
                    .put("password", password)
                    .toString();
            return Request.postJson("/api/account/" + accountId + "/login?v=1.3", credentials);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "User[" + accountId + "]";
        }
    }

    /** What a login came to. */
    sealed interface LoginResult {

        /** The user is logged in. */
        record LoggedIn(String token) implements LoginResult {
            @Override
            public String toString() {
                return "LoggedIn[***]";
            }
        }

        /** The vendor answered and gave no token. */
        record NotLoggedIn(Failure failure) implements LoginResult {}

        /** Nobody judged the user: no login service was there, or it failed, or it asks to come slower. */
        record NotJudged(Failure failure) implements LoginResult {}
    }

    /** @param server where it is served */
    public LoginService(VendorClient client, Server server, User user) {
        this.client = client;
        this.server = server;
        this.request = user.request();
    }

    /** Logs in. */
    Mono<LoginResult> login() {
        return server.address()
                .flatMap(address -> client.send(request.at(address.toString()), new AnswerDecoder(SHAPE)))
                .doOnNext(this::note)
                .map(LoginService::result)
                .onErrorResume(FailedCall.class, e -> Mono.just(new LoginResult.NotJudged(e.failure())));
    }

    private void note(Reply reply) {
        if (reply instanceof Reply.Failed failed) {
            server.failed(failed);
        }
    }

    private static LoginResult result(Reply reply) {
        return switch (reply) {
            case Reply.Answered(Answer answer, var exchange) ->
                token(answer)
                        .<LoginResult>map(LoginResult.LoggedIn::new)
                        .orElseGet(() -> new LoginResult.NotLoggedIn(new Failure.Refused(API + " gives no " + WORD)));
            // Nobody answers 404 to a wrong password: the service has moved, and is looked for again.
            case Reply.Failed(Failure.Refused refused, var exchange)
            when !exchange.status().equals(Optional.of(404)) -> new LoginResult.NotLoggedIn(refused.of(API));
            case Reply.Failed(Failure failure, var exchange) -> new LoginResult.NotJudged(failure.of(API));
        };
    }

    private static Optional<String> token(Answer answer) {
        return answer instanceof Answer.Decoded page ? page.word(WORD).map(Answer.Word::last) : Optional.empty();
    }
}
