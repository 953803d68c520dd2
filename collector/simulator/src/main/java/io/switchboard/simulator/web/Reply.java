package io.switchboard.simulator.web;

import java.util.HashMap;
import java.util.Map;

/**
 * An answer ready to be sent.
 *
 * @param status the HTTP status
 * @param headers beside the content type; a {@code Date} here replaces the true one
 */
public record Reply(int status, String contentType, Map<String, String> headers, String body, Manner manner) {
    /** How the answer reaches the client. */
    public enum Manner {
        AT_ONCE,
        /** In ten pieces, half a simulated second apart. */
        TRICKLING,
        /** Not until one of the two closes the connection. */
        NEVER
    }

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, String body) {
        return new Reply(status, "application/json", Map.of(), body, Manner.AT_ONCE);
    }

    public static Reply json(Json.Body body) {
        return json(200, body);
    }

    public static Reply json(int status, Json.Body body) {
        return json(status, Json.write(body));
    }

    /** An error of the simulator's own endpoints. */
    public static Reply refusal(int status, String message) {
        return json(status, out -> {
            out.writeStartObject();
            out.writeStringField("error", message);
            out.writeEndObject();
        });
    }

    /** A page for people, where a program expected JSON. */
    public static Reply html(int status, String title) {
        String page = """
                <!DOCTYPE html>
                <html lang="en">
                <head><title>%1$s</title></head>
                <body><h1>%1$s</h1></body>
                </html>
                """.formatted(title);
        return new Reply(status, "text/html; charset=UTF-8", Map.of(), page, Manner.AT_ONCE);
    }

    public Reply with(Manner other) {
        return new Reply(status, contentType, headers, body, other);
    }

    public Reply withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, contentType, more, body, manner);
    }

    public Reply withBody(String other) {
        return new Reply(status, contentType, headers, other, manner);
    }
}
