package io.switchboard.simulator.liveperson;

import com.github.scribejava.core.extractors.BaseStringExtractorImpl;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.services.HMACSha1SignatureService;
import io.switchboard.simulator.account.LivePersonCredentials;
import io.switchboard.simulator.account.VendorTime;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.liveperson.AuthorizationHeader.SignedAuthorization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks signatures as of RFC 5849, by HMAC-SHA1. Remembers nonces for as long as their timestamps are good.
 * Thread-safe.
 */
final class OAuth1Verifier {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Map<String, Long> used = new HashMap<>();

    /** What is wrong with the signature of the request; empty if it is good. */
    Optional<String> findFault(
            HttpExchangeRequest request,
            SignedAuthorization signed,
            LivePersonCredentials credentials,
            VendorTime now) {
        if (!signed.get("consumer_key").equals(credentials.appKey())
                || !signed.get("token").equals(credentials.accessToken())) {
            return Optional.of("Unknown application key or access token");
        }
        if (!signed.get("signature_method").equals("HMAC-SHA1")) {
            return Optional.of("Unsupported signature method");
        }
        String expected = sign(request, signed, credentials);
        if (!MessageDigest.isEqual(bytes(expected), bytes(signed.get("signature")))) {
            return Optional.of("Invalid signature");
        }
        if (!isTimely(signed.get("timestamp"), now)) {
            return Optional.of("Timestamp is not within five minutes");
        }
        return isFirst(signed, now) ? Optional.empty() : Optional.of("Nonce was used before");
    }

    private static String sign(
            HttpExchangeRequest request, SignedAuthorization signed, LivePersonCredentials credentials) {
        OAuthRequest unsigned =
                new OAuthRequest(Verb.valueOf(request.method()), "http://" + request.host() + request.uri());
        signed.parameters().forEach((name, value) -> {
            if (!name.equals("oauth_signature")) {
                unsigned.addOAuthParameter(name, value);
            }
        });
        return new HMACSha1SignatureService()
                .getSignature(
                        new BaseStringExtractorImpl().extract(unsigned),
                        credentials.secret(),
                        credentials.accessTokenSecret());
    }

    private static boolean isTimely(String timestamp, VendorTime now) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return now.shows(instant -> isNear(signedAt, instant));
    }

    private static boolean isNear(Instant instant, Instant now) {
        return Duration.between(instant, now).abs().compareTo(TOLERANCE) <= 0;
    }

    private synchronized boolean isFirst(SignedAuthorization signed, VendorTime now) {
        long timestamp = Long.parseLong(signed.get("timestamp"));
        used.values().removeIf(at -> !isTimely(Long.toString(at), now));
        String nonce = String.join(" ", signed.get("token"), signed.get("timestamp"), signed.get("nonce"));
        return used.put(nonce, timestamp) == null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
