package io.switchboard.collector.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.decode.ResponseMapping;
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
    private static final ResponseMapping SHAPE = ResponseMapping.ofWords(Set.of("word"));
    private static final Instant NOW = Instant.parse("2026-03-02T13:29:00Z");
    private static final String GOOD = "{\"word\":\"é\"}";

    @Test
    void shouldSendAGetWithItsHeadersAndNoBody() {
        try (TestVendor vendor = TestVendor.telling(Told.ok(GOOD))) {
            CallResult reply = send(
                    vendor, ApiCall.get("/a", Map.of("x", "1,2 3", "é", "&")).withHeader("iId", "st-1"));

            TestVendor.Asked asked = vendor.asked().getFirst();
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.uri()).isEqualTo("/a?x=1%2C2+3&%C3%A9=%26");
            assertThat(asked.headers().get("iId")).isEqualTo("st-1");
            assertThat(asked.headers().get("Accept")).isEqualTo("application/json");
            assertThat(asked.headers().get("Accept-Encoding")).contains("gzip");
            assertThat(asked.headers().contains("Transfer-Encoding")).isFalse();
            assertThat(asked.body()).isEmpty();
            assertThat(((DecodedResponse.ResponseRows) ((CallResult.AnsweredCall) reply).answer()).word("word"))
                    .contains(new DecodedResponse.ProbedField("é"));
            assertThat(reply.exchange().status()).contains(200);
            assertThat(reply.exchange().pages()).isEqualTo(1);
            assertThat(reply.exchange().bytes()).isEqualTo(13);
        }
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/x-www-form-urlencoded"})
    void shouldSendABodyWithItsLengthAndType(String type) {
        ApiCall request = type.endsWith("json")
                ? ApiCall.postJson("/b?limit=1", "{\"a\":\"é\"}")
                : ApiCall.postForm("/b?limit=1", Map.of("a", "é")).withParameter("auth_token", "t&t");
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
            CallResult.UnansweredCall failed = (CallResult.UnansweredCall) send(vendor, ApiCall.get("/"));

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
                CallFailure failure = ((CallResult.UnansweredCall) send(vendor, ApiCall.get("/"))).failure();

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
            CallFailure failure = ((CallResult.UnansweredCall) send(vendor, ApiCall.get("/"))).failure();

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
                    assertThat(send(vendor, ApiCall.get("/")).exchange().vendorAhead())
                            .as(date)
                            .isEqualTo(ahead);
                }
            }
        });
    }

    @Test
    void shouldReadNoMoreThanTheBoundHoweverWellItIsPacked() {
        try (TestVendor vendor = TestVendor.telling(Told.ok("{\"word\":\"" + "x".repeat(3_000_000) + "\"}"))) {
            CallResult.UnansweredCall failed = (CallResult.UnansweredCall) send(vendor, ApiCall.get("/"));

            assertThat(failed.failure()).isEqualTo(new CallFailure.Malformed("a body of more than 1000000 bytes"));
            assertThat(failed.exchange().bytes()).isBetween(1_000_000L, 1_500_000L);
        }
    }

    @Test
    void shouldSayWhatAVendorSaysThatIsNoJson() {
        try (TestVendor vendor = TestVendor.telling(Told.ok("<html>"))) {
            DecodedResponse answer = ((CallResult.AnsweredCall) send(vendor, ApiCall.get("/"))).answer();

            assertThat(((DecodedResponse.MalformedResponse) answer).reason()).startsWith("not JSON");
        }
    }

    @Test
    void shouldMakeAValueOfANameOrAPortThatNobodyHas() {
        for (String nobody : new String[] {"http://127.0.0.1:1/", "http://nobody.invalid/", "http://[x/"}) {
            CallResult.UnansweredCall failed = (CallResult.UnansweredCall)
                    client().send(ApiCall.get(nobody + "?auth_token=secret"), new ResponseDecoder(SHAPE))
                            .blockOptional()
                            .orElseThrow();

            assertThat(failed.failure()).isInstanceOf(CallFailure.Unreachable.class);
            assertThat(failed.exchange()).isEqualTo(CallResult.CallCost.NONE);
        }
    }

    private static CallResult send(TestVendor vendor, ApiCall request) {
        URI address = vendor.address();
        return client().send(request.at(address.toString()), new ResponseDecoder(SHAPE))
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
