package io.switchboard.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.secret.Secret;
import io.switchboard.testsupport.RawCaller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes, errors and guards. */
class HttpServerIT {
    private static final ListenAddress ANY_PORT = new ListenAddress("program.api", "127.0.0.1", 0);
    private static final String TOKEN = "the-token-of-the-test";

    private final HttpServer server = HttpServer.start(ANY_PORT, ServerLimits.USUAL, guarded(routes()));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static HttpHandler guarded(Routes routes) {
        return HostAllowList.of("127.0.0.1", Set.of())
                .guard("use 127.0.0.1", new BearerToken(new Secret(TOKEN)).guard("program.api.token", routes));
    }

    private static Routes routes() {
        return new Routes("the paths are /echo, /accounts/{account}, /fails and /breaks")
                .add("POST", "/echo", exchange -> exchange.send(200, "text/plain", exchange.body()))
                .get("/echo", exchange -> exchange.send(200, "text/plain", exchange.query()))
                .get("/accounts/{account}", exchange -> exchange.send(200, "text/plain", exchange.parameter("account")))
                .get("/fails", _ -> {
                    throw new IllegalStateException("inside");
                })
                .get(
                        "/breaks",
                        exchange -> exchange.stream(200, "text/plain", out -> {
                            out.write(new byte[100_000]);
                            throw new IllegalStateException("inside");
                        }));
    }

    @Test
    void shouldAnswerByPathAndMethod() throws Exception {
        assertThat(get("/echo?a=b%20c").body()).isEqualTo("a=b%20c");
        assertThat(get("/accounts/acme.sales").body()).isEqualTo("acme.sales");
        assertThat(send(request("/echo").POST(BodyPublishers.ofString("ä".repeat(30_000))))
                        .body())
                .isEqualTo("ä".repeat(30_000));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404, the paths are /echo",
        "DELETE, /echo, 405, 'use GET, POST'",
        "GET, /fails, 500, log says why",
        "GET, /%zz, 400, Bad Request"
    })
    void shouldSayWhatIsWrongAsAProblem(String method, String path, int status, String detail) throws Exception {
        try (RawCaller caller = new RawCaller(server.port())
                .begin(method, path)
                .header("Authorization", "Bearer " + TOKEN)
                .write("Connection: close\r\n\r\n")) {
            String response = caller.all();
            assertThat(response).contains("application/problem+json").doesNotContain("inside", "Jetty");
            JsonNode problem = new JsonMapper().readTree(response.substring(response.indexOf("\r\n\r\n")));
            assertThat(problem.path("type").asText()).isEqualTo("about:blank");
            assertThat(problem.path("title").asText()).isNotBlank();
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("detail").asText()).contains(detail);
        }
    }

    @Test
    void shouldNotEndAResponseThatItCannotEnd() {
        assertThatThrownBy(() -> get("/breaks")).isInstanceOf(IOException.class);
    }

    @Test
    void shouldLetNobodyInWithoutTheToken() throws Exception {
        for (String header : new String[] {"", "Bearer", "Bearer x", TOKEN, "Bearer " + TOKEN + "x"}) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(uri("/nowhere"))
                            .header("Authorization", header)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).as(header).isEqualTo(401);
            assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
            assertThat(response.body()).contains("program.api.token").doesNotContain(TOKEN);
        }
    }

    @Test
    void shouldAnswerByItsOwnNamesOnly() throws Exception {
        try (RawCaller caller = new RawCaller(server.port())
                .write("GET /echo HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + TOKEN + "\r\n\r\n")) {
            assertThat(caller.status()).isEqualTo("421");
        }
    }

    @Test
    void shouldSayWhichSettingNamesAnAddressThatItCannotHave() {
        assertThatThrownBy(() -> start(new ListenAddress("program.api", "127.0.0.1", server.port())))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("program.api.port: cannot listen on 127.0.0.1:" + server.port())
                .hasMessageContaining("0 for any");
        assertThatThrownBy(() -> start(new ListenAddress("program.api", "192.0.2.1", 0)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("program.api.host");
        assertThatThrownBy(() -> start(new ListenAddress("program.api", "no-such-host.invalid", 0)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("program.api.host");
    }

    private static HttpServer start(ListenAddress address) {
        return HttpServer.start(address, ServerLimits.USUAL, routes());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldAddTheHeadersOfAProblem() throws Exception {
        HttpHandler busy = _ -> {
            throw HttpProblem.temporary(503, "not now", 7);
        };
        try (HttpServer other = HttpServer.start(ANY_PORT, ServerLimits.USUAL, busy)) {
            URI uri = URI.create("http://127.0.0.1:" + other.port() + "/");
            Map<String, List<String>> headers = client.send(
                            HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .headers()
                    .map();
            assertThat(headers.get("retry-after")).containsExactly("7");
        }
    }
}
