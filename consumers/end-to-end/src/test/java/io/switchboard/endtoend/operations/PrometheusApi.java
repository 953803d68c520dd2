package io.switchboard.endtoend.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** What a Prometheus says over HTTP. */
final class PrometheusApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    PrometheusApi(URI address) {
        this.address = address;
    }

    boolean isReady() throws IOException, InterruptedException {
        return ask("/-/ready").statusCode() == 200;
    }

    /** The programs that it asks. */
    JsonNode targets() throws IOException, InterruptedException {
        return get("/api/v1/targets").at("/data/activeTargets");
    }

    /** The alerts' rules, by group. */
    JsonNode rules() throws IOException, InterruptedException {
        return get("/api/v1/rules").at("/data/groups");
    }

    /** How many series an expression has now. */
    int count(String expression) throws IOException, InterruptedException {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new AssertionError(expression + ": " + answer);
        }
        return answer.at("/data/result").size();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(ask(path).body());
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
    }
}
