package io.switchboard.collector.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.decode.AnswerDecoder;
import io.switchboard.collector.decode.Shape;
import io.switchboard.collector.http.TestVendor.Told;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.netty.http.client.HttpClient;

class VendorClientIT {
    private static final Shape SHAPE = Shape.ofWords(Set.of("word"));
    private static final Instant NOW = Instant.parse("2026-03-02T13:29:00Z");
    private static final String GOOD = "{\"word\":\"é\"}";

    @Test
    void shouldSendAGetWithItsHeadersAndNoBody() {
        try (TestVendor vendor = TestVendor.telling(Told.ok(GOOD))) {
            Reply reply = send(
                    vendor, Request.get("/a", Map.of("x", "1,2 3", "é", "&")).withHeader("iId", "st-1"));

            TestVendor.Asked asked = vendor.asked().getFirst();
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.uri()).isEqualTo("/a?x=1%2C2+3&%C3%A9=%26");
            assertThat(asked.headers().get("iId")).isEqualTo("st-1");
            assertThat(asked.headers().get("Accept")).isEqualTo("application/json");
            assertThat(asked.headers().get("Accept-Encoding")).contains("gzip");
            assertThat(asked.headers().contains("Transfer-Encoding")).isFalse();
            assertThat(asked.body()).isEmpty();
            assertThat(((Answer.Decoded) ((Reply.Answered) reply).answer()).word("word"))
                    .contains(new Answer.Word("é"));
            assertThat(reply.exchange().status()).contains(200);
            assertThat(reply.exchange().pages()).isEqualTo(1);
            assertThat(reply.exchange().bytes()).isEqualTo(13);
        }
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/x-www-form-urlencoded"})
    void shouldSendABodyWithItsLengthAndType(String type) {
        Request request = type.endsWith("json")
                ? Request.postJson("/b?limit=1", "{\"a\":\"é\"}")
                : Request.postForm("/b?limit=1", Map.of("a", "é")).withParameter("auth_token", "t&t");
        try (TestVendor vendor = TestVendor.telling(Told.ok(GOOD))) {
            send(vendor, request);

            TestVendor.Asked asked = vendor.asked().getFirst();
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.uri()).isEqualTo("/b?limit=1");
            assertThat(asked.headers().get("Content-Type")).isEqualTo(type);
            assertThat(asked.body()).isEqualTo(type.endsWith("json") ? "{\"a\":\"é\"}" : "a=%C3%A9&auth_token=t%26t");
            assertThat(asked.headers().getInt("Content-Length"))
                    .isEqualTo(asked.body().getBytes(UTF_8).length);
            assertThat(asked.headers().contains("Transfer-Encoding")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "204,Malformed",
        "301,Malformed",
        "400,Refused",
        "401,Refused",
        "403,Refused",
        "404,Refused",
        "408,Unreachable",
        "429,Throttled",
        "451,Refused",
        "500,Unreachable",
        "503,Unreachable"
    })
    void shouldMakeAFailureOfEveryOtherStatus(int status, String failure) {
        try (TestVendor vendor =
                TestVendor.telling(new Told(status, Map.of("Location", "/elsewhere"), status == 204 ? "" : "why"))) {
            Reply.Failed failed = (Reply.Failed) send(vendor, Request.get("/"));

            assertThat(failed.failure().getClass().getSimpleName()).isEqualTo(failure);
            assertThat(failed.failure().reason()).isEqualTo("HTTP " + status + (status == 204 ? "" : ": why"));
            assertThat(failed.exchange().status()).contains(status);
            assertThat(vendor.asked()).as("no redirect is followed").hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, Throttled, 7, 7000",
        "429, Throttled, 1.5, 1500",
        "503, Unreachable, 7, 7000",
        "403, Throttled, 7, 7000",
        "401, Refused, 7, 7000",
        "429, Throttled, 'Mon, 02 Mar 2026 13:30:00 GMT', 60000",
        "503, Unreachable, 'Mon, 02 Mar 2026 13:30:00 GMT', 60000",
        "403, Throttled, 'Mon, 02 Mar 2026 13:30:00 GMT', 60000",
        "403, Refused, soon,",
        "403, Refused, 'Mon, 02 Mar 2026 13:29:00 GMT',"
    })
    void shouldReadForHowLongTheVendorAsksToStayAway(int status, String kind, String header, Long millis) {
        for (Map<String, String> date : List.of(Map.<String, String>of(), Map.of("Date", httpDate(NOW)))) {
            Map<String, String> headers = new HashMap<>(date);
            headers.put("Retry-After", header);
            try (TestVendor vendor = TestVendor.telling(new Told(status, headers, ""))) {
                Failure failure = ((Reply.Failed) send(vendor, Request.get("/"))).failure();

                assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
                assertThat(failure.retryAfter())
                        .isEqualTo(Optional.ofNullable(millis).map(Duration::ofMillis));
            }
        }
    }

    @Test
    void shouldTakeADateByTheClockOfWhoWroteIt() {
        Instant ahead = NOW.plus(Duration.ofHours(1));
        Told told = new Told(429, Map.of("Retry-After", httpDate(ahead.plusSeconds(30)), "Date", httpDate(ahead)), "");
        try (TestVendor vendor = TestVendor.telling(told)) {
            Failure failure = ((Reply.Failed) send(vendor, Request.get("/"))).failure();

            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
        }
    }

    @Test
    void shouldMeasureTheVendorsClock() {
        Map<String, Optional<Duration>> differences = Map.of(
                httpDate(NOW),
                Optional.of(Duration.ZERO),
                httpDate(NOW.plusSeconds(90)),
                Optional.of(Duration.ofMillis(90_500)),
                httpDate(NOW.minusSeconds(90)),
                Optional.of(Duration.ofMillis(-89_500)),
                "today",
                Optional.empty());
        differences.forEach((date, ahead) -> {
            for (int status : new int[] {200, 401}) {
                try (TestVendor vendor = TestVendor.telling(new Told(status, Map.of("Date", date), GOOD))) {
                    assertThat(send(vendor, Request.get("/")).exchange().vendorAhead())
                            .as(date)
                            .isEqualTo(ahead);
                }
            }
        });
    }

    @Test
    void shouldReadNoMoreThanTheBoundHoweverWellItIsPacked() {
        try (TestVendor vendor = TestVendor.telling(Told.ok("{\"word\":\"" + "x".repeat(3_000_000) + "\"}"))) {
            Reply.Failed failed = (Reply.Failed) send(vendor, Request.get("/"));

            assertThat(failed.failure()).isEqualTo(new Failure.Malformed("a body of more than 1000000 bytes"));
            assertThat(failed.exchange().bytes()).isBetween(1_000_000L, 1_500_000L);
        }
    }

    @Test
    void shouldSayWhatAVendorSaysThatIsNoJson() {
        try (TestVendor vendor = TestVendor.telling(Told.ok("<html>"))) {
            Answer answer = ((Reply.Answered) send(vendor, Request.get("/"))).answer();

            assertThat(((Answer.Undecodable) answer).reason()).startsWith("not JSON");
        }
    }

    @Test
    void shouldMakeAValueOfANameOrAPortThatNobodyHas() {
        for (String nobody : new String[] {"http://127.0.0.1:1/", "http://nobody.invalid/", "http://[x/"}) {
            Reply.Failed failed =
                    (Reply.Failed) client().send(Request.get(nobody + "?auth_token=secret"), new AnswerDecoder(SHAPE))
                            .blockOptional()
                            .orElseThrow();

            assertThat(failed.failure()).isInstanceOf(Failure.Unreachable.class);
            assertThat(failed.exchange()).isEqualTo(Reply.Exchange.NONE);
        }
    }

    private static Reply send(TestVendor vendor, Request request) {
        URI address = vendor.address();
        return client().send(request.at(address.toString()), new AnswerDecoder(SHAPE))
                .blockOptional()
                .orElseThrow();
    }

    private static VendorClient client() {
        return new VendorClient(
                HttpClient.create(), Duration.ofSeconds(2), Duration.ofSeconds(5), 1_000_000, () -> NOW);
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
