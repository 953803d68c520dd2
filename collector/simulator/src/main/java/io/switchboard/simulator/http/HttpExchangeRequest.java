package io.switchboard.simulator.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A request that has arrived completely.
 *
 * @param uri path and query, as sent
 * @param places what stands in the path where the route has a name in braces
 * @param headers by lower-case name
 */
public record HttpExchangeRequest(
        String method, String uri, Map<String, String> places, Map<String, String> headers, String body) {
    private static final JsonMapper MAPPER = new JsonMapper();

    public HttpExchangeRequest {
        places = Map.copyOf(places);
        headers = Map.copyOf(headers);
    }

    /** Waits for the body. */
    public static Mono<HttpExchangeRequest> of(HttpServerRequest request) {
        Map<String, String> places = Optional.ofNullable(request.params()).orElse(Map.of());
        Map<String, String> headers = new HashMap<>();
        request.requestHeaders()
                .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .map(body -> new HttpExchangeRequest(request.method().name(), request.uri(), places, headers, body));
    }

    /**
     * What stands at a place of the path.
     *
     * @throws IllegalArgumentException if the route has no such place
     */
    public String place(String name) {
        String value = places.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no place " + name);
        }
        return value;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The parameters behind the question mark. */
    public RequestQuery query() {
        return RequestQuery.of(uri);
    }

    /** The parameters behind the question mark and, of a POST, those of the form in its body. */
    public RequestQuery form() {
        return method.equals("POST") ? query().and(RequestQuery.ofForm(body)) : query();
    }

    /** The body as a JSON object; empty if it is none. */
    public Optional<JsonNode> json() {
        try {
            return Optional.of(MAPPER.readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Host and port the client addressed. */
    public String host() {
        return header("host").orElse("127.0.0.1");
    }
}
