package io.switchboard.simulator.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The query part of a request's URI. Of a name given twice the last one counts, as in PHP. */
public record Query(Map<String, String> parameters) {
    public Query {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads the part behind the question mark.
     *
     * @throws IllegalArgumentException if it is not properly encoded
     */
    public static Query of(String uri) {
        Map<String, String> parameters = new HashMap<>();
        int mark = uri.indexOf('?');
        for (String pair : uri.substring(mark < 0 ? uri.length() : mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new Query(parameters);
    }

    /** The value, unless it is missing or empty. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
