package io.switchboard.wallboard;

import static io.switchboard.wallboard.BoardRecords.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Status;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.testsupport.RawCaller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What viewers and browsers get over HTTP. */
class WallboardServerIT {
    private static final WallboardServer.ViewerLimits TWO = new WallboardServer.ViewerLimits(2, Duration.ofSeconds(2));

    private final WallboardModel board = new WallboardModel(new StreamTime(InstantSource.fixed(TEN)));
    private final ViewerBroadcast broadcast = new ViewerBroadcast();
    private final WallboardServer server = new WallboardServer(new WallboardSettings("127.0.0.1", 0), broadcast, TWO);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @Test
    void shouldTellTheWholePictureAndThenTheDifferences() throws Exception {
        tell("7");
        try (Viewer viewer = Viewer.watching(server.port())) {
            assertThat(viewer.next()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(viewer.next()).isEqualTo("event: picture");
            assertThat(viewer.next()).contains("acme/convoso/7");

            tell("8");

            assertThat(viewer.next()).isEqualTo("event: difference");
            assertThat(viewer.next()).contains("acme/convoso/8").doesNotContain("acme/convoso/7");
        }
        try (Viewer again = Viewer.watching(server.port())) {
            again.next();
            again.next();
            assertThat(again.next()).contains("acme/convoso/7", "acme/convoso/8");
        }
    }

    @Test
    void shouldCutOffWhoDoesNotReadAndNotHoldUpTheOthers() throws Exception {
        try (Viewer _ = new Viewer(server.port());
                Viewer quick = Viewer.watching(server.port())) {
            for (int i = 0; i < 3; i++) {
                quick.next();
            }
            awaitPlace("HTTP/1.1 503 Service Unavailable");
            for (int update = 0; update < 120; update++) {
                for (int agent = 0; agent < 400; agent++) {
                    board.take(BoardRecords.changed(
                            "" + agent, TEN, Status.OFFLINE, update % 2 == 0 ? Status.READY : Status.PAUSED));
                }
                publish();
                assertThat(quick.next()).isEqualTo("event: difference");
                quick.next();
            }

            awaitPlace("HTTP/1.1 200 OK");
            assertThat(quick.hasEnded()).isFalse();
        }
    }

    @Test
    void shouldLetInNoMoreViewersThanItHasPlacesFor() throws Exception {
        try (Viewer one = Viewer.watching(server.port());
                Viewer other = Viewer.watching(server.port())) {
            one.next();
            other.next();
            HttpResponse<String> third = get("/events");
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().firstValue("retry-after")).contains("5");
        }
        awaitPlace("HTTP/1.1 200 OK");
    }

    @Test
    void shouldEndEveryStreamWhenItStops() throws Exception {
        try (Viewer viewer = Viewer.watching(server.port())) {
            viewer.next();

            server.close();

            Awaitility.await().until(viewer::hasEnded);
            assertThat(viewer.hasAll()).isTrue();
        }
    }

    @Test
    void shouldSendThePageOnceAndThenSayThatItIsTheSame() throws Exception {
        HttpResponse<String> page = get("/");
        String etag = page.headers().firstValue("etag").orElseThrow();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("cache-control")).contains("no-cache");
        assertThat(page.body()).contains("<title>Wallboard").doesNotContain("style=", "onclick", "http://", "https://");
        HttpResponse<String> again = send(request("/").header("If-None-Match", etag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        for (String file : new String[] {"/wallboard.js", "/lit/directives/repeat.js", "/wallboard.css", "/icon.svg"}) {
            assertThat(get(file).statusCode()).as(file).isEqualTo(200);
        }
    }

    @Test
    void shouldAllowThePageNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self';")
                .doesNotContain("unsafe", "http");
        assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void shouldKnowItsFilesOnlyAndNothingButGet() throws Exception {
        assertThat(get("/package-info.class").statusCode()).isEqualTo(404);
        assertThat(get("/..%2fBoard.class").statusCode()).isEqualTo(400);
        HttpResponse<String> posted = send(request("/").POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(posted.headers().firstValue("allow")).contains("GET");
    }

    @Test
    void shouldBeHeardByCallersWhoWriteTheirWholeBodyFirst() throws Exception {
        try (RawCaller caller = new RawCaller(server.port()).begin("POST", "/").header("Connection", "close")) {
            assertThat(caller.declared(RawCaller.LARGE).status()).isEqualTo("405");
        }
    }

    @Test
    void shouldSayWhichKeyNamesThePortThatIsTaken() {
        assertThatThrownBy(() ->
                        new WallboardServer(new WallboardSettings("127.0.0.1", server.port()), new ViewerBroadcast()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("wallboard.port: cannot listen on 127.0.0.1:" + server.port());
    }

    /** What cannot be written shows the server that a viewer has gone. */
    private void awaitPlace(String answer) {
        Awaitility.await().untilAsserted(() -> {
            tell("7");
            try (Viewer next = Viewer.watching(server.port())) {
                assertThat(next.next()).isEqualTo(answer);
            }
        });
    }

    private void tell(String agent) {
        board.take(BoardRecords.changed(agent, TEN, Status.OFFLINE, Status.READY));
        publish();
    }

    private void publish() {
        board.take(BoardRecords.end(1, TEN).build());
        broadcast.publish(board.picture(true));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
