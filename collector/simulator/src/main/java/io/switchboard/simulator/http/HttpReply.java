package io.switchboard.simulator.http;

import java.util.HashMap;
import java.util.Map;

/**
 * An answer ready to be sent.
 *
 * @param status the HTTP status
 * @param headers beside the content type; a {@code Date} here replaces the true one
 */
public record HttpReply(
        int status, String contentType, Map<String, String> headers, String body, DeliveryManner manner) {
    /** How the answer reaches the client. */
    public enum DeliveryManner {
        AT_ONCE,
        /** In ten pieces, half a simulated second apart. */
        TRICKLING,
        /** Not until one of the two closes the connection. */
        NEVER
    }

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    public static HttpReply json(int status, String body) {
        return new HttpReply(status, "application/json", Map.of(), body, DeliveryManner.AT_ONCE);
    }

    public static HttpReply json(JsonDocument.DocumentWriter body) {
        return json(200, body);
    }

    public static HttpReply json(int status, JsonDocument.DocumentWriter body) {
        return json(status, JsonDocument.write(body));
    }

    /** An error of the simulator's own endpoints. */
    public static HttpReply refusal(int status, String message) {
        return json(status, out -> {
            out.writeStartObject();
            out.writeStringField("error", message);
            out.writeEndObject();
        });
    }

    /** A page for people, where a program expected JSON. */
    public static HttpReply html(int status, String title) {
        String page = """
                <!DOCTYPE html>
                <html lang="en">
                <head><title>%1$s</title></head>
                <body><h1>%1$s</h1></body>
                </html>
                """.formatted(title);
        return new HttpReply(status, "text/html; charset=UTF-8", Map.of(), page, DeliveryManner.AT_ONCE);
    }

    public HttpReply with(DeliveryManner other) {
        return new HttpReply(status, contentType, headers, body, other);
    }

    public HttpReply withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new HttpReply(status, contentType, more, body, manner);
    }

    public HttpReply withBody(String other) {
        return new HttpReply(status, contentType, headers, other, manner);
    }
}
