package io.switchboard.platform.http;

import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server's bearer token (RFC 6750). Never printed; sent only in the header that it makes. */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST = 16;
    private static final Pattern TEXT = Pattern.compile("[!-~]+");

    private final Secret secret;

    /**
     * A token.
     *
     * @throws IllegalArgumentException if it has fewer than 16 characters, or some that cannot stand in a header
     */
    public BearerToken(Secret secret) {
        new RecordRules()
                .require(
                        secret.reveal().length() >= SHORTEST
                                && TEXT.matcher(secret.reveal()).matches(),
                        "token",
                        "cannot be a token; write at least " + SHORTEST + " ASCII characters without spaces")
                .check();
        this.secret = secret;
    }

    /** Whether an {@code Authorization} header has the token; compares in constant time. */
    public boolean isIn(@Nullable String header) {
        String text = header == null ? "" : header;
        boolean bearer = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String sent = bearer ? text.substring(SCHEME.length()).strip() : "";
        return MessageDigest.isEqual(bytes(sent), bytes(secret.reveal()));
    }

    /** An {@code Authorization} header. */
    public String header() {
        return SCHEME + secret.reveal();
    }

    /**
     * Lets requests with the token through; others are refused with 401.
     *
     * @param key of the token in the configuration
     */
    public HttpHandler guard(String key, HttpHandler next) {
        return exchange -> {
            if (!isIn(exchange.header("Authorization"))) {
                throw new HttpProblem(
                        401,
                        "send Authorization: Bearer and the token of " + key,
                        Map.of("WWW-Authenticate", "Bearer"));
            }
            next.handle(exchange);
        };
    }

    @Override
    public String toString() {
        return secret.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
