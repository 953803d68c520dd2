package io.switchboard.collector.vendor.liveperson;

import com.google.api.client.auth.oauth.OAuthHmacSigner;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.http.GenericUrl;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.VendorClock;
import io.switchboard.collector.vendor.liveperson.LivePersonLogin.OAuth1Login;
import java.time.InstantSource;
import java.util.Locale;
import reactor.core.publisher.Mono;

/**
 * OAuth 1.0a (RFC 5849) with HMAC-SHA1 in the Authorization header; each request has a signature of its own, with the
 * time of the vendor's clock.
 */
final class OAuth1Credential implements Credential {
    private final OAuth1Login keys;
    private final VendorClock clock;

    /** @param clock ours */
    OAuth1Credential(OAuth1Login keys, InstantSource clock) {
        this.keys = keys;
        this.clock = new VendorClock(clock);
    }

    @Override
    public Mono<ApiCall> sign(ApiCall request) {
        return Mono.fromCallable(() -> {
            OAuthHmacSigner signer = new OAuthHmacSigner();
            signer.clientSharedSecret = keys.secret().reveal();
            signer.tokenSharedSecret = keys.accessTokenSecret().reveal();
            OAuthParameters parameters = new OAuthParameters();
            parameters.consumerKey = keys.appKey().reveal();
            parameters.token = keys.accessToken().reveal();
            parameters.signer = signer;
            parameters.version = "1.0";
            parameters.timestamp = Long.toString(clock.instant().getEpochSecond());
            parameters.computeNonce();
            // The host is signed in small letters; a JSON body is no part of what is signed.
            GenericUrl url = new GenericUrl(request.uri());
            url.setHost(url.getHost().toLowerCase(Locale.ROOT));
            parameters.computeSignature(request.method().name(), url);
            return request.withHeader("Authorization", parameters.getAuthorizationHeader());
        });
    }

    @Override
    public void answered(ApiCall signed, CallCost exchange) {
        clock.note(exchange);
    }

    @Override
    public boolean renew(ApiCall refused, boolean inVain) {
        return !inVain;
    }
}
