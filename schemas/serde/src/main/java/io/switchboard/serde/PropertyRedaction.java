package io.switchboard.serde;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows the secrets among the properties and takes them out of texts and causes. */
final class PropertyRedaction {
    private static final Pattern SECRET_NAME =
            Pattern.compile("password|secret|token$|user\\.info|jaas|keystore\\.key");
    private static final String HIDDEN = "***";

    private final List<String> secrets;

    private PropertyRedaction(List<String> secrets) {
        this.secrets = secrets;
    }

    static PropertyRedaction of(Map<String, ?> properties) {
        List<String> secrets = new ArrayList<>();
        properties.forEach((name, value) -> {
            if (value instanceof CharSequence text && isSecret(name)) {
                addForms(text.toString(), secrets);
            }
        });
        secrets.removeIf(String::isBlank);
        // Longest first: a secret may be part of another, and what is left of that one would still say something.
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return new PropertyRedaction(List.copyOf(secrets));
    }

    String clean(@Nullable String text) {
        String cleaned = String.valueOf(text);
        for (String secret : secrets) {
            cleaned = cleaned.replace(secret, HIDDEN);
        }
        return cleaned;
    }

    /** The failure itself where its texts are harmless, else nothing: stack traces print the texts of all causes. */
    @Nullable
    Throwable harmless(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (!clean(text).equals(text)) {
                return null;
            }
        }
        return failure;
    }

    private static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    private static void addForms(String secret, List<String> forms) {
        forms.add(secret);
        forms.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        int colon = secret.indexOf(':');
        if (colon >= 0) {
            forms.add(secret.substring(colon + 1));
        }
    }
}
