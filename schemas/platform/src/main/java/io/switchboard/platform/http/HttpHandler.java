package io.switchboard.platform.http;

import java.io.IOException;

/** Answers requests. Runs on a virtual thread of its own and may block. */
@FunctionalInterface
public interface HttpHandler {
    /**
     * Answers one request.
     *
     * @throws HttpProblem to refuse it: the problem is the answer if nothing of another one has been sent
     * @throws IOException if the connection is broken
     */
    void handle(HttpExchange exchange) throws IOException;
}
