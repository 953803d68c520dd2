package io.switchboard.consumer.query;

import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller shows to be let in. It says itself nowhere but in a request to another instance. */
final class Token {
    private static final String SCHEME = "Bearer ";
    private static final int LEAST = 16;
    private static final Pattern TEXT = Pattern.compile("[!-~]+");

    private final Secret secret;

    /** @throws IllegalArgumentException if it is too short to be a secret, or cannot stand in a header */
    Token(Secret secret) {
        new RecordRules()
                .require(
                        secret.reveal().length() >= LEAST
                                && TEXT.matcher(secret.reveal()).matches(),
                        "token",
                        "cannot be a token; write at least " + LEAST + " ASCII characters without spaces")
                .check();
        this.secret = secret;
    }

    /** Whether an {@code Authorization} header shows it; takes as long whatever the header says. */
    boolean isIn(@Nullable String header) {
        String text = header == null ? "" : header;
        boolean bearer = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String shown = bearer ? text.substring(SCHEME.length()).strip() : "";
        return MessageDigest.isEqual(bytes(shown), bytes(secret.reveal()));
    }

    /** An {@code Authorization} header. */
    String header() {
        return SCHEME + secret.reveal();
    }

    @Override
    public String toString() {
        return secret.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
