package io.switchboard.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The query part of a request's URI. Of a name given twice the last one counts, as in PHP. */
public record RequestQuery(Map<String, String> parameters) {
    public RequestQuery {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads the part behind the question mark.
     *
     * @throws IllegalArgumentException if it is not properly encoded
     */
    public static RequestQuery of(String uri) {
        int mark = uri.indexOf('?');
        return ofForm(uri.substring(mark < 0 ? uri.length() : mark + 1));
    }

    /**
     * Reads the body of a form.
     *
     * @throws IllegalArgumentException if it is not properly encoded
     */
    public static RequestQuery ofForm(String form) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new RequestQuery(parameters);
    }

    /** The value, unless it is missing or empty. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** Both, the other one's where a name is in both. */
    public RequestQuery and(RequestQuery other) {
        Map<String, String> all = new HashMap<>(parameters);
        all.putAll(other.parameters);
        return new RequestQuery(all);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
