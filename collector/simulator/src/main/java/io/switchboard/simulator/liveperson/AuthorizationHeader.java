package io.switchboard.simulator.liveperson;

import io.switchboard.simulator.http.HttpExchangeRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an {@code Authorization} header says. */
sealed interface AuthorizationHeader {
    /** Nothing, or nothing known here. */
    record MissingAuthorization() implements AuthorizationHeader {}

    record BearerAuthorization(String token) implements AuthorizationHeader {}

    /**
     * OAuth 1.0a.
     *
     * @param parameters by name, decoded; without the realm
     */
    record SignedAuthorization(Map<String, String> parameters) implements AuthorizationHeader {
        private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

        public SignedAuthorization {
            parameters = Map.copyOf(parameters);
        }

        private static SignedAuthorization of(String text) {
            Map<String, String> parameters = new HashMap<>();
            for (Matcher matcher = PARAMETER.matcher(text); matcher.find(); ) {
                parameters.put(matcher.group(1), decode(matcher.group(2)));
            }
            parameters.remove("realm");
            return new SignedAuthorization(parameters);
        }

        /** A plus sign is one here. */
        private static String decode(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        /** The value, empty if there is none. */
        String get(String name) {
            return parameters.getOrDefault("oauth_" + name, "");
        }
    }

    /** Of a request. */
    static AuthorizationHeader of(HttpExchangeRequest request) {
        Optional<String> header = request.header("authorization");
        if (header.filter(text -> text.startsWith("Bearer ")).isPresent()) {
            return new BearerAuthorization(
                    header.get().substring("Bearer ".length()).strip());
        }
        return header.filter(text -> text.startsWith("OAuth "))
                .<AuthorizationHeader>map(SignedAuthorization::of)
                .orElseGet(MissingAuthorization::new);
    }
}
