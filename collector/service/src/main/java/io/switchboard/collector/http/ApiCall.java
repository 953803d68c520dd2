package io.switchboard.collector.http;

import io.netty.handler.codec.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request before it is signed and sent.
 *
 * @param uri from the server's root on, or whole once the server is known; its query may hold a secret
 * @param body with the type that its header names
 */
public record ApiCall(HttpMethod method, String uri, Map<String, String> headers, Optional<String> body) {
    public ApiCall {
        headers = Map.copyOf(headers);
    }

    public static ApiCall get(String uri) {
        return new ApiCall(HttpMethod.GET, uri, Map.of(), Optional.empty());
    }

    /** A GET of a path with parameters, which may be none. */
    public static ApiCall get(String path, Map<String, String> parameters) {
        return get(parameters.isEmpty() ? path : path + "?" + encoded(parameters));
    }

    public static ApiCall postJson(String uri, String json) {
        return new ApiCall(HttpMethod.POST, uri, Map.of("Content-Type", "application/json"), Optional.of(json));
    }

    /** A POST of parameters, as a form sends them. */
    public static ApiCall postForm(String uri, Map<String, String> parameters) {
        return new ApiCall(
                HttpMethod.POST,
                uri,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Optional.of(encoded(parameters)));
    }

    /** The parameters as a query or a form writes them, in the order of their names. */
    public static String encoded(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public ApiCall withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new ApiCall(method, uri, more, body);
    }

    /** The same request with one more parameter: of the form that it posts, or else of its query. */
    public ApiCall withParameter(String name, String value) {
        String parameter = encoded(name) + "=" + encoded(value);
        return body.map(form -> new ApiCall(
                        method, uri, headers, Optional.of(form.isEmpty() ? parameter : form + "&" + parameter)))
                .orElseGet(() -> new ApiCall(method, uri + (uri.contains("?") ? "&" : "?") + parameter, headers, body));
    }

    /** The same request to a server, which is named without a slash at its end. */
    public ApiCall at(String server) {
        return new ApiCall(method, server + uri, headers, body);
    }

    /** Without the query, the headers' values and the body, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + uri.replaceAll("\\?.*", "?…");
    }
}
