package io.switchboard.collector.vendor.liveperson;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.decode.ResponseMapping;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.ApiEndpoint;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.FailedCall;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.collector.vendor.liveperson.LivePersonLogin.PasswordLogin;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Where one user of LivePerson logs in for a token. Each call is a login, which the vendor counts. */
final class LoginService {
    /** The service that the domain API is asked for. */
    static final String SERVICE = "agentVep";

    private static final String API = "the login service";
    private static final String WORD = "bearer";
    private static final ResponseMapping SHAPE = ResponseMapping.ofWords(Set.of(WORD));

    private final VendorClient client;
    private final ApiEndpoint server;
    private final ApiCall request;

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
        record NotLoggedIn(CallFailure failure) implements LoginResult {}

        /** Nobody judged the user: no login service was there, or it failed, or it asks to come slower. */
        record NotJudged(CallFailure failure) implements LoginResult {}
    }

    /**
     * @param server where it is served
     * @param accountId the vendor's id of the account
     */
    LoginService(VendorClient client, ApiEndpoint server, String accountId, PasswordLogin user) {
        this.client = client;
        this.server = server;
        String credentials = JsonNodeFactory.instance
                .objectNode()
                .put("username", user.username())
                .put("password", user.password().reveal())
                .toString();
        this.request = ApiCall.postJson("/api/account/" + accountId + "/login?v=1.3", credentials);
    }

    /** Logs in. */
    Mono<LoginResult> login() {
        return server.address()
                .flatMap(address -> client.send(request.at(address.toString()), new ResponseDecoder(SHAPE)))
                .doOnNext(this::note)
                .map(LoginService::result)
                .onErrorResume(FailedCall.class, e -> Mono.just(new LoginResult.NotJudged(e.failure())));
    }

    private void note(CallResult reply) {
        if (reply instanceof CallResult.UnansweredCall failed) {
            server.failed(failed);
        }
    }

    private static LoginResult result(CallResult reply) {
        return switch (reply) {
            case CallResult.AnsweredCall(DecodedResponse answer, var exchange) ->
                token(answer)
                        .<LoginResult>map(LoginResult.LoggedIn::new)
                        .orElseGet(
                                () -> new LoginResult.NotLoggedIn(new CallFailure.Refused(API + " gives no " + WORD)));
            // Nobody answers 404 to a wrong password: the service has moved, and is looked for again.
            case CallResult.UnansweredCall(CallFailure.Refused refused, var exchange)
            when !exchange.status().equals(Optional.of(404)) -> new LoginResult.NotLoggedIn(refused.of(API));
            case CallResult.UnansweredCall(CallFailure failure, var exchange) ->
                new LoginResult.NotJudged(failure.of(API));
        };
    }

    private static Optional<String> token(DecodedResponse answer) {
        return answer instanceof DecodedResponse.ResponseRows page
                ? page.word(WORD).map(DecodedResponse.ProbedField::last)
                : Optional.empty();
    }
}
