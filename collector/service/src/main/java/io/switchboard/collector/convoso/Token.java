package io.switchboard.collector.convoso;

import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.Request;
import reactor.core.publisher.Mono;

/** The token of an account's office, as the parameter that Convoso's pages want. */
public final class Token implements Credential {
    private final String token;

    public Token(String token) {
        this.token = token;
    }

    @Override
    public Mono<Request> sign(Request request) {
        return Mono.just(request.withParameter("auth_token", token));
    }
}
