package io.switchboard.buckets.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.buckets.api.BucketSource.InSkill;
import io.switchboard.streams.row.EmptyRows;
import io.switchboard.testsupport.RawCaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers ask, and what they receive. */
class QueryServerIT {
    private static final Instant TEN = Instant.parse("2026-08-01T08:10:00Z");
    private static final String CONVERSATIONS = "/operations/api/account/acme/msgconversation";
    private static final String ASKED = CONVERSATIONS + "?timeframe=60&v=1";
    private static final String BUCKETS = "/buckets?account=acme&from=2026-08-01T08:00:00Z&to=2026-08-01T08:30:00Z";

    private final FakeSource source = new FakeSource();
    private final Servers servers = new Servers();

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void shouldAnswerAGetAndAPostOfTextsOrNumbersAlike() {
        source.with(Rows.resolved("2", TEN, Rows.conversations(3)))
                .with(Rows.resolved("skill", "3", TEN, Rows.conversations(3)))
                .with(new InSkill("3", Rows.resolved("2", TEN, Rows.conversations(3))));
        Client client = servers.serve(source);

        HttpResponse<String> got = client.get(ASKED + "&skillIds=3&agentIds=2&interval=30");
        HttpResponse<String> texts = client.post(CONVERSATIONS, """
                {"timeframe":"60","v":"1","skillIds":"3","agentIds":"2","interval":"30"}
                """);
        HttpResponse<String> numbers = client.post(CONVERSATIONS + "?timeframe=7", """
                {"timeframe":60,"v":1,"skillIds":3,"agentIds":2,"interval":30,"x":null}
                """);

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("content-type")).contains("application/json");
        assertThat(Client.json(got)
                        .at("/skillsMetricsPerAgent/metricsPerSkill/3/metricsPerAgent/2/totalResolvedConversations")
                        .asInt())
                .isEqualTo(3);
        assertThat(Client.json(got).get("metricsByIntervals")).hasSize(3);
        assertThat(Client.json(texts)).isEqualTo(Client.json(got));
        assertThat(Client.json(numbers)).isEqualTo(Client.json(got));
    }

    @Test
    void shouldListRowsWithTheFieldsOfTheirSchema() {
        source.with(EmptyRows.agent("convoso", "7", TEN)
                        .setReadySec(120)
                        .setCoverage(0.4)
                        .build())
                .with(EmptyRows.queue("convoso", "queue", "1", TEN)
                        .setOffered(2L)
                        .build());
        Client client = servers.serve(source);

        JsonNode answer = Client.json(client.get(BUCKETS));

        JsonNode row = answer.at("/agents/0");
        assertThat(row.properties().stream().map(field -> field.getKey()))
                .startsWith("vendor", "account", "agent_id", "agent_name", "bucket_start", "bucket_end", "ready_sec")
                .endsWith("revision", "is_final", "corrected");
        assertThat(row.get("bucket_end").asText()).isEqualTo("2026-08-01T08:10:00Z");
        assertThat(row.get("agent_name").isNull()).isTrue();
        assertThat(row.get("ready_sec").asInt()).isEqualTo(120);
        assertThat(answer.at("/queues/0/offered").asInt()).isEqualTo(2);
        assertThat(Client.json(client.get(BUCKETS + "&agent=8")).toString())
                .isEqualTo("{\"account\":\"acme\",\"width\":5,\"agents\":[]}");
    }

    @Test
    void shouldRollRowsUp() {
        source.with(
                EmptyRows.agent("convoso", "7", TEN.minusSeconds(300))
                        .setReadySec(300)
                        .setCoverage(1)
                        .build(),
                EmptyRows.agent("convoso", "7", TEN)
                        .setReadySec(120)
                        .setCoverage(0.4)
                        .build());

        JsonNode row = Client.json(servers.serve(source).get(BUCKETS + "&of=agents&width=15"))
                .at("/agents/0");

        assertThat(row.get("bucket_end").asText()).isEqualTo("2026-08-01T08:15:00Z");
        assertThat(row.get("ready_sec").asInt()).isEqualTo(420);
        assertThat(row.get("is_final").asBoolean()).isFalse();
    }

    @Test
    void shouldSendALongListInPieces() {
        for (int i = 0; i < 4_000; i++) {
            source.with(EmptyRows.agent("convoso", "" + i, TEN).build());
        }

        assertThat(Client.json(servers.serve(source).get(BUCKETS + "&of=agents"))
                        .get("agents"))
                .hasSize(4_000);
    }

    @Test
    void shouldAnswerEmptilyForAnAccountThatNobodyKnows() {
        Client client = servers.serve(source);

        assertThat(Client.json(client.get(ASKED.replace("acme", "nobody")))
                        .at("/metricsTotals/totalResolvedConversations")
                        .asInt(-1))
                .isZero();
        assertThat(client.get(BUCKETS.replace("acme", "nobody")).body())
                .isEqualTo("{\"account\":\"nobody\",\"width\":5,\"agents\":[],\"queues\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-token-that-is-not-the-one"})
    void shouldLetNobodyInWithoutTheToken(String token) {
        Client client = new Client(servers.serve(source).port(), token);

        for (String path : List.of(ASKED, BUCKETS, "/", "/nowhere")) {
            HttpResponse<String> response = client.get(path);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
            assertThat(Client.error(response)).contains("five-minute-buckets.query.token");
            assertThat(response.body()).doesNotContain(Client.TOKEN);
        }
        assertThat(client.post(CONVERSATIONS, "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldSayEverythingThatIsWrong() {
        Client client = servers.serve(source);

        HttpResponse<String> response = client.get(CONVERSATIONS + "?timeframe=1441&interval=x");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.error(response)).contains("v is missing", "timeframe must be", "interval must be");
        assertThat(client.post(CONVERSATIONS, "timeframe=60").statusCode()).isEqualTo(400);
        assertThat(client.get("/buckets").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldKnowTwoPathsAndTheirMethodsOnly() {
        Client client = servers.serve(source);

        assertThat(client.get("/").statusCode()).isEqualTo(404);
        assertThat(client.get("/operations/api/account/a%20b/msgconversation").statusCode())
                .isEqualTo(404);
        assertThat(client.get("/operations/api/account//msgconversation").statusCode())
                .isEqualTo(400);
        HttpResponse<String> deleted =
                client.send("DELETE", ASKED, BodyPublishers.noBody()).join();
        assertThat(deleted.statusCode()).isEqualTo(405);
        assertThat(deleted.headers().firstValue("allow")).contains("GET, POST");
        assertThat(client.post(BUCKETS, "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void shouldTakeNoBodyThatIsTooLarge() {
        Client client = servers.serve(source);
        byte[] large = new byte[1_000_000];

        assertThat(client.send("POST", ASKED, BodyPublishers.ofByteArray(large))
                        .join()
                        .statusCode())
                .isEqualTo(413);
        assertThat(client.send("POST", ASKED, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                        .join()
                        .statusCode())
                .isEqualTo(413);
        assertThat(client.post(
                                CONVERSATIONS,
                                "{\"v\":1,\"timeframe\":60,\"agentIds\":\"" + "1,".repeat(32_000) + "1\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldBeHeardByCallersWhoWriteTheirWholeBodyFirst() throws Exception {
        int port = servers.serve(source).port();

        try (RawCaller declaring = asking(port, Client.TOKEN);
                RawCaller chunking = asking(port, Client.TOKEN);
                RawCaller stranger = asking(port, "a-token-that-is-not-the-one")) {
            assertThat(declaring.declared(RawCaller.LARGE).status()).isEqualTo("413");
            assertThat(chunking.chunked(RawCaller.LARGE).status()).isEqualTo("413");
            assertThat(stranger.chunked(RawCaller.LARGE).status()).isEqualTo("401");
        }
    }

    private static RawCaller asking(int port, String token) throws IOException {
        return new RawCaller(port).begin("POST", ASKED).header("Authorization", "Bearer " + token);
    }
}
