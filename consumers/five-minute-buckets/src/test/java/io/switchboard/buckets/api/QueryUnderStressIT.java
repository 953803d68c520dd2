package io.switchboard.buckets.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.streams.row.EmptyRows;
import io.switchboard.testsupport.TestPatience;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Too much at once, stores that are not here, and ends. */
class QueryUnderStressIT {
    private static final Instant TEN = Instant.parse("2026-08-01T08:10:00Z");
    private static final String CONVERSATIONS = "/operations/api/account/acme/msgconversation";
    private static final String ASKED = CONVERSATIONS + "?timeframe=60&v=1";
    private static final String BUCKETS = "/buckets?account=acme&from=2026-08-01T08:00:00Z&to=2026-08-01T08:30:00Z";

    private final FakeSource source = new FakeSource();
    private final Servers servers = new Servers();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();

    @AfterEach
    void close() {
        released.countDown();
        servers.close();
    }

    @Test
    void shouldAnswerNoMoreAtOnceThanItMay() {
        source.before(this::hold);
        Client client = servers.serve(source);

        List<CompletableFuture<HttpResponse<String>>> held = List.of(client.getLater(ASKED), client.getLater(BUCKETS));
        await().until(() -> waiting.get() == 2);
        HttpResponse<String> third = client.get(ASKED);
        released.countDown();

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("retry-after")).contains("1");
        assertThat(held).allMatch(answer -> answer.join().statusCode() == 200);
        assertThat(client.get(ASKED).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldCutOffCallersWhoDoNotReadTheirAnswers() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            source.with(EmptyRows.agent("convoso", "" + i, TEN).build());
        }
        Client client = servers.serve(source, Duration.ofSeconds(2));

        try (Socket one = stalled(client.port());
                Socket other = stalled(client.port())) {
            await().until(() -> client.get(ASKED).statusCode() == 429);

            await().until(() -> client.get(ASKED).statusCode() == 200);
            assertThat(List.of(one, other)).noneMatch(Socket::isClosed);
        }
        assertThat(Client.json(client.get(BUCKETS + "&of=agents")).get("agents"))
                .hasSize(20_000);
    }

    @Test
    void shouldSayWhenTheStoresAreNotReady() {
        source.before(() -> {
            throw new InvalidStateStoreException("rebalancing");
        });
        Client client = servers.serve(source);

        for (String path : List.of(ASKED, BUCKETS)) {
            HttpResponse<String> response = client.get(path);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("retry-after")).contains("1");
            assertThat(Client.error(response)).contains("rebalancing");
        }
    }

    @Test
    void shouldKeepAFailureToItself() {
        source.before(() -> {
            throw new IllegalStateException("inside");
        });

        HttpResponse<String> response = servers.serve(source).get(ASKED);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("inside");
    }

    @Test
    void shouldBreakOffAListThatItCannotEnd() {
        for (int i = 0; i < 4_000; i++) {
            source.with(EmptyRows.agent("convoso", "" + i, TEN).build());
        }
        AtomicInteger reads = new AtomicInteger();
        source.before(() -> {
            if (reads.incrementAndGet() > 1) {
                throw new InvalidStateStoreException("rebalancing");
            }
        });
        Client client = servers.serve(source);

        assertThatThrownBy(() -> client.get(BUCKETS)).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void shouldAskTheInstanceThatHasTheAccount() {
        Client owner = servers.serve(source);
        source.with(Rows.resolved("2", TEN, Rows.conversations(3)));
        Client other = servers.serve(
                new FakeSource(),
                account -> Optional.of(new HostInfo("127.0.0.1", owner.port())).filter(_ -> account.equals("acme")));

        assertThat(other.get(ASKED + "&agentIds=2").body())
                .isEqualTo(owner.get(ASKED + "&agentIds=2").body());
        assertThat(other.get(BUCKETS).body()).isEqualTo(owner.get(BUCKETS).body());
        assertThat(other.post(CONVERSATIONS, "{\"timeframe\":60,\"v\":1}").body())
                .isEqualTo(owner.get(ASKED).body());
        HttpResponse<String> refused = other.get(ASKED + "&agentIds=x");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Client.error(refused)).contains("LivePerson");
        assertThat(other.get(ASKED.replace("acme", "else")).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotPassARequestOnTwice() {
        List<HostInfo> addresses = new ArrayList<>();
        Client first = servers.serve(source, _ -> Optional.of(addresses.getLast()));
        Client second = servers.serve(source, _ -> Optional.of(addresses.getFirst()));
        addresses.add(new HostInfo("127.0.0.1", first.port()));
        addresses.add(new HostInfo("127.0.0.1", second.port()));

        HttpResponse<String> response = first.get(ASKED);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().allValues("retry-after")).containsExactly("1");
        assertThat(Client.error(response)).contains("moving");
    }

    @Test
    void shouldSayThatTheOwnerDoesNotAnswer() {
        HostInfo owner = new HostInfo("127.0.0.1", 1);

        HttpResponse<String> response =
                servers.serve(source, _ -> Optional.of(owner)).get(ASKED);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(Client.error(response)).contains("127.0.0.1:" + owner.port());
    }

    @Test
    void shouldFinishWhatIsUnderWayBeforeItCloses() {
        source.before(this::hold);
        Client client = servers.serve(source);
        CompletableFuture<HttpResponse<String>> held = client.getLater(ASKED);
        await().until(() -> waiting.get() == 1);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(servers::close);
        await().untilAsserted(
                        () -> assertThatThrownBy(() -> connect(client.port())).isInstanceOf(ConnectException.class));
        released.countDown();

        assertThat(held.join().statusCode()).isEqualTo(200);
        closing.join();
    }

    @Test
    void shouldSayThatItsPortIsTaken() {
        int taken = servers.serve(source).port();

        assertThatThrownBy(() -> Servers.server(taken, source, _ -> Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("five-minute-buckets.query.port: cannot listen on 127.0.0.1:" + taken)
                .hasMessageContaining("to a free port");
    }

    @Test
    void shouldNotBeReadyBeforeTheStreamsAre() throws IOException {
        int port = freePort();
        QueryEndpoint endpoint = new QueryEndpoint(
                Servers.settings(port),
                () -> Servers.NOW,
                Duration.ZERO,
                new QueryEndpoint.QueryableStore("cells", _ -> source));
        assertThat(endpoint.address()).isEqualTo("127.0.0.1:" + port);
        try (KafkaStreams streams = notStarted()) {
            Runnable close = endpoint.open(streams);
            assertThat(new Client(port, Client.TOKEN).get(ASKED).statusCode()).isEqualTo(503);

            close.run();

            assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
        }
    }

    private static KafkaStreams notStarted() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("nothing");
        Properties properties = new Properties();
        properties.putAll(Map.of("application.id", "not-started", "bootstrap.servers", "127.0.0.1:1"));
        return new KafkaStreams(builder.build(), properties);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static void connect(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    /** Asks for more than lies in sockets, and reads nothing of it. */
    private static Socket stalled(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request =
                "GET " + BUCKETS + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Client.TOKEN + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void hold() {
        waiting.incrementAndGet();
        try {
            assertThat(released.await(TestPatience.USUAL.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
