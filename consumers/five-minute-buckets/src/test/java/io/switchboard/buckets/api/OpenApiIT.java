package io.switchboard.buckets.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.switchboard.buckets.api.BucketSource.InSkill;
import io.switchboard.streams.row.EmptyRows;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A running server does what {@code openapi.yaml} says, and nothing else. */
class OpenApiIT {
    private static final Instant TEN = Instant.parse("2026-08-01T08:10:00Z");
    private static final String BUCKETS = "/buckets";
    private static final String CONVERSATIONS = "/operations/api/account/{account}/msgconversation";
    private static final Map<String, String> RIGHT = Map.of(
            BUCKETS, "account=acme&from=2026-08-01T08:00:00Z&to=2026-08-01T08:30:00Z",
            CONVERSATIONS, "timeframe=60&v=1");
    private static final String ALL = "&interval=30&skillIds=all&agentIds=all";

    private final OpenApi api = OpenApi.read();
    private final FakeSource source = new FakeSource();
    private final Servers servers = new Servers();
    private Client client = new Client(0, "");

    @BeforeEach
    void serve() {
        source.with(Rows.resolved("2", TEN, Rows.conversations(3)))
                .with(Rows.resolved("skill", "3", TEN, Rows.conversations(3)))
                .with(EmptyRows.queue("convoso", "queue", "1", TEN)
                        .setOffered(2L)
                        .build())
                .with(new InSkill("3", Rows.resolved("2", TEN, Rows.conversations(3))));
        client = servers.serve(source);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void shouldHaveTheDescribedPathsAndMethodsOnly() {
        assertThat(api.paths()).containsExactlyInAnyOrder(BUCKETS, CONVERSATIONS);
        for (String path : api.paths()) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")) {
                assertThat(send(method, path, right(path), "{}").statusCode() != 405)
                        .as("%s %s", method, path)
                        .isEqualTo(api.has(method, path));
            }
        }
        assertThat(Client.error(client.get("/"))).contains(api.paths());
    }

    @Test
    void shouldAnswerAsDescribed() {
        check("GET", BUCKETS, 200, right(BUCKETS));
        check("GET", CONVERSATIONS, 200, right(CONVERSATIONS));
        check("GET", CONVERSATIONS, 200, right(CONVERSATIONS) + ALL);
        check("POST", CONVERSATIONS, 200, right(CONVERSATIONS));
        assertThat(Client.json(client.get(BUCKETS + "?" + right(BUCKETS))).path("agents"))
                .isNotEmpty();
    }

    @Test
    void shouldRefuseAsDescribed() {
        Client stranger = new Client(client.port(), "");
        for (String path : api.paths()) {
            check("GET", path, 400, "");
            api.check("GET", path, stranger.get(address(path, right(path))));
        }
        check("POST", CONVERSATIONS, 400, "");
        HttpResponse<String> large = send("POST", CONVERSATIONS, right(CONVERSATIONS), " ".repeat(100_000));
        assertThat(large.statusCode()).isEqualTo(413);
        api.check("POST", CONVERSATIONS, large);
    }

    @Test
    void shouldFailAsDescribed() {
        source.before(() -> {
            throw new InvalidStateStoreException("rebalancing");
        });
        checkAll(503);
        source.before(() -> {
            throw new IllegalStateException("inside");
        });
        checkAll(500);
    }

    @Test
    void shouldBeBusyAsDescribed() {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        source.before(() -> {
            waiting.incrementAndGet();
            await().until(() -> released.getCount() == 0);
        });
        String held = address(BUCKETS, right(BUCKETS));
        List<CompletableFuture<HttpResponse<String>>> both = List.of(client.getLater(held), client.getLater(held));
        await().until(() -> waiting.get() == 2);

        checkAll(429);
        released.countDown();

        assertThat(both).allMatch(response -> response.join().statusCode() == 200);
    }

    @Test
    void shouldDescribeNoStatusThatTheseTestsDoNotCheck() {
        assertThat(api.statuses("GET", BUCKETS)).containsExactly("200", "400", "401", "429", "500", "503");
        assertThat(api.statuses("GET", CONVERSATIONS)).containsExactly("200", "400", "401", "429", "500", "503");
        assertThat(api.statuses("POST", CONVERSATIONS))
                .containsExactly("200", "400", "401", "413", "429", "500", "503");
    }

    @Test
    void shouldTakeTheDescribedParametersOnly() {
        List<String> names =
                api.parameters(BUCKETS).stream().map(OpenApiIT::name).toList();
        String known = Client.error(client.get(address(BUCKETS, right(BUCKETS) + "&x=1")))
                .replace("x is not known here; there are ", "");
        assertThat(known.split(", ")).containsExactlyInAnyOrderElementsOf(names);
        for (String path : api.paths()) {
            api.parameters(path).stream()
                    .filter(parameter -> parameter.path("required").asBoolean())
                    .forEach(parameter -> assertThat(Client.error(client.get(address(path, ""))))
                            .contains(name(parameter) + " is missing"));
        }
    }

    @Test
    void shouldTakeTheDescribedValuesOnly() {
        for (String text :
                List.of("5", "15", "10", "0", "1440", "1441", "agents", "skill", "line", "all", "1,,2", "1,b")) {
            for (String path : api.paths()) {
                for (JsonNode parameter : api.parameters(path)) {
                    if (!parameter.path("required").asBoolean() && !isAmbiguous(parameter, text)) {
                        HttpResponse<String> response =
                                client.get(address(path, right(path) + "&" + name(parameter) + "=" + text));
                        assertThat(response.statusCode() == 200)
                                .as("%s=%s: %s", name(parameter), text, response.body())
                                .isEqualTo(api.allows(parameter, value(parameter, text)));
                    }
                }
            }
        }
    }

    /** An interval divides the time frame, and ids of LivePerson are numbers, which no schema says. */
    private static boolean isAmbiguous(JsonNode parameter, String text) {
        return switch (name(parameter)) {
            case "interval" -> text.equals("1440");
            case "skillIds", "agentIds" -> !text.equals("all") && !text.equals("5") && !text.equals("1,,2");
            default -> false;
        };
    }

    private static JsonNode value(JsonNode parameter, String text) {
        boolean isNumber = parameter.path("schema").path("type").asText().equals("integer") && text.matches("\\d+");
        return isNumber
                ? JsonNodeFactory.instance.numberNode(Integer.parseInt(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    private void checkAll(int status) {
        check("GET", BUCKETS, status, right(BUCKETS));
        check("GET", CONVERSATIONS, status, right(CONVERSATIONS));
        check("POST", CONVERSATIONS, status, right(CONVERSATIONS));
    }

    private void check(String method, String path, int status, String query) {
        HttpResponse<String> response = send(method, path, query, "{}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        api.check(method, path, response);
    }

    private HttpResponse<String> send(String method, String path, String query, String body) {
        return client.send(
                        method,
                        address(path, query),
                        method.equals("POST") ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
                .join();
    }

    private static String address(String path, String query) {
        return path.replace("{account}", "acme") + "?" + query;
    }

    private static String right(String path) {
        return RIGHT.getOrDefault(path, "");
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asText();
    }
}
