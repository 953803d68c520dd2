package io.switchboard.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The few calls of Confluent's registry API these tests need, on nothing but the JDK. */
record RegistryClient(URI url) {
    private static final String SCHEMA =
            "{\"schema\": \"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Call\\\",\\\"fields\\\":[]}\"}";

    HttpResponse<String> register(String subject) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(SCHEMA)));
    }

    HttpResponse<String> latest(String subject) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions/latest")));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
