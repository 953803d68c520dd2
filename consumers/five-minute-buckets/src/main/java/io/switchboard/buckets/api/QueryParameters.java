package io.switchboard.buckets.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.switchboard.platform.http.HttpProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A request's parameters, read one by one; what cannot be is noted as a fault. Not thread-safe. */
final class QueryParameters {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int SHOWN = 40;
    private static final int MOST_FAULTS = 20;

    private final Map<String, String> values = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    /** Those behind the question mark, and before them those in the body of a POST. Blank ones are not there. */
    static QueryParameters of(String query, Optional<String> body) {
        QueryParameters parameters = new QueryParameters();
        parameters.readQuery(query);
        body.ifPresent(parameters::readBody);
        parameters.values.values().removeIf(String::isBlank);
        return parameters;
    }

    /** What is wrong with the request, as far as it was read. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** All that is wrong with the request, as far as it was read. */
    HttpProblem problem() {
        int more = faults.size() - MOST_FAULTS;
        String listed = String.join("; ", faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
        return new HttpProblem(400, more > 0 ? listed + "; and " + more + " more" : listed);
    }

    void fault(String fault) {
        faults.add(fault);
    }

    /** Notes every name besides these as a fault. */
    void only(String... names) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(Set.of(names));
        unknown.forEach(
                name -> fault(shown(name) + " is not known here; there are " + String.join(", ", List.of(names))));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * Reads a parameter, if it is there.
     *
     * @param reading throws {@link IllegalArgumentException} that says what would be right
     */
    <T> Optional<T> read(String name, Function<String, T> reading) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(reading.apply(text));
            } catch (IllegalArgumentException e) {
                fault("%s %s, not %s".formatted(name, e.getMessage(), shown(text)));
                return Optional.empty();
            }
        });
    }

    /** Reads a parameter that must be there; {@code example} shows one that is right. */
    <T> Optional<T> require(String name, String example, Function<String, T> reading) {
        if (text(name).isEmpty()) {
            fault(name + " is missing: for example " + name + "=" + example);
        }
        return read(name, reading);
    }

    private void readQuery(String query) {
        Set<String> repeated = new TreeSet<>();
        try {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
                String value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
                if (values.put(name, value) != null && !name.isEmpty()) {
                    repeated.add(name);
                }
            }
        } catch (IllegalArgumentException e) {
            fault("the address is not properly encoded: percent signs need two hexadecimal digits after them");
        }
        repeated.forEach(name -> fault(shown(name) + " is there more than once; give it once"));
    }

    private void readBody(String body) {
        try (JsonParser in = JSON.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                fault("the body must be a JSON object of parameters");
                return;
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                readField(in);
            }
            if (in.nextToken() != null) {
                fault("the body must end with its object");
            }
        } catch (JacksonException e) {
            fault("the body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private void readField(JsonParser in) throws IOException {
        String name = in.currentName();
        JsonToken token = in.nextToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            fault(shown(name) + " must be a text or a number");
            in.skipChildren();
        } else if (token != JsonToken.VALUE_NULL) {
            values.put(name, in.getText());
        }
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
