package io.switchboard.collector.convoso;

import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.Credential;
import reactor.core.publisher.Mono;

/** The token of an account's office, as the parameter that Convoso's pages want. */
public final class ConvosoTokenCredential implements Credential {
    private final String token;

    public ConvosoTokenCredential(String token) {
        this.token = token;
    }

    @Override
    public Mono<ApiCall> sign(ApiCall request) {
        return Mono.just(request.withParameter("auth_token", token));
    }
}
