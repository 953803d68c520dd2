package io.switchboard.consumer.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller shows to be let in. It says itself nowhere but in a request to another instance. */
final class Token {
    private static final String SCHEME = "Bearer ";
    private static final int LEAST = 16;
    private static final Pattern SECRET = Pattern.compile("[!-~]+");

    private final String secret;

    /** @throws IllegalArgumentException if it is too short to be a secret, or cannot stand in a header */
    Token(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("token is missing: what callers show to be let in");
        }
        if (secret.length() < LEAST || !SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException(
                    "token must have at least " + LEAST + " characters, of ASCII and without spaces");
        }
        this.secret = secret;
    }

    /** Whether an {@code Authorization} header shows it; takes as long whatever the header says. */
    boolean isIn(@Nullable String header) {
        String text = header == null ? "" : header;
        boolean bearer = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String shown = bearer ? text.substring(SCHEME.length()).strip() : "";
        return MessageDigest.isEqual(bytes(shown), bytes(secret));
    }

    /** An {@code Authorization} header. */
    String header() {
        return SCHEME + secret;
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
