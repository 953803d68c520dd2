package io.switchboard.collector.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.ApiEndpoint;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.RateLimiter;
import io.switchboard.collector.http.RetryPauses;
import io.switchboard.collector.http.RetryingClient;
import io.switchboard.collector.http.TestVendor;
import io.switchboard.collector.http.TestVendor.Asked;
import io.switchboard.collector.http.TestVendor.Told;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

class ApiFetcherIT {
    private static final List<String> AGENTS = List.of("a", "b", "c", "d", "e");

    @Test
    void shouldReadAllPagesOfAllQuestionsOneAfterTheOther() {
        try (TestVendor vendor = TestVendor.answering(ApiFetcherIT::page)) {
            FetchResult reading = ask(vendor, 10);

            assertThat(reading.isWhole()).isTrue();
            assertThat(reading.doubts()).isEmpty();
            assertThat(reading.pages()).as("two days").hasSize(4);
            assertThat(reading.exchange().pages()).isEqualTo(4);
            assertThat(FetchedAnswers.rows(reading).stream().map(row -> ((StatusSegment) row).getUserId()))
                    .containsExactly("a", "b", "c", "c", "d", "e", "a", "b", "c", "c", "d", "e");
            assertThat(vendor.asked())
                    .extracting(asked -> asked.uri().replaceAll(".*\\?", "") + " "
                            + asked.body().replaceAll(".*(20\\d\\d-\\d\\d-\\d\\d).*", "$1"))
                    .containsExactly(
                            "limit=3&offset=0 2026-03-02",
                            "limit=3&offset=2 2026-03-02",
                            "limit=3&offset=0 2026-03-01",
                            "limit=3&offset=2 2026-03-01");
        }
    }

    @Test
    void shouldEndAtTheFirstFailureAndKeepWhatItHasRead() {
        try (TestVendor vendor = TestVendor.answering(
                asked -> asked.uri().endsWith("offset=2") ? Told.of(500, "page fails") : page(asked))) {
            FetchResult reading = ask(vendor, 10);

            assertThat(vendor.asked()).as("the other day is not asked for").hasSize(2);
            assertThat(reading.failure()).contains(new CallFailure.Unreachable("HTTP 500: page fails"));
            assertThat(reading.pages()).hasSize(1);
            assertThat(reading.asked()).hasSize(2);
            assertThat(reading.whole()).isEmpty();
        }
    }

    @Test
    void shouldEndWhereAPageRepeats() {
        try (TestVendor vendor = TestVendor.answering(_ -> answer("2026-03-01", AGENTS.subList(0, 3), true))) {
            FetchResult reading = ask(vendor, 10);

            assertThat(vendor.asked()).as("two pages of each day").hasSize(4);
            assertThat(reading.doubts()).containsExactly("page 2 leads no further", "page 2 leads no further");
        }
    }

    @Test
    void shouldEndAtTheMostPages() {
        try (TestVendor vendor = TestVendor.answering(ApiFetcherIT::page)) {
            FetchResult reading = ask(vendor, 1);

            assertThat(reading.doubts()).containsOnly("there are more than 1 pages");
            assertThat(reading.isWhole()).isFalse();
        }
    }

    private static FetchResult ask(TestVendor vendor, int maxPages) {
        RateLimiter throttle = new RateLimiter(1_000, Duration.ofSeconds(1), Schedulers.parallel());
        RetryingClient.AccountAccess access =
                new RetryingClient.AccountAccess(ApiEndpoint.at(vendor.address()), Mono::just, throttle);
        VendorClient client = new VendorClient(
                HttpClient.create(), Duration.ofSeconds(2), Duration.ofSeconds(5), 100_000, Instant::now);
        RetryingClient caller = new RetryingClient(client, access, RetryPauses.NONE, Schedulers.parallel());
        return new ApiFetcher(Sample.status(0, 3), caller::call, maxPages, Schedulers.parallel())
                .ask(new FetchContext(Sample.NOW, Optional.empty(), Map.of(), Optional.empty()), Duration.ofSeconds(20))
                .blockOptional()
                .orElseThrow();
    }

    /** Three agents of five from the offset on. */
    private static Told page(Asked asked) {
        int offset = Integer.parseInt(asked.uri().replaceAll(".*offset=", ""));
        List<String> rest = AGENTS.subList(offset, AGENTS.size());
        String day = asked.body().replaceAll(".*(20\\d\\d-\\d\\d-\\d\\d).*", "$1");
        return answer(day, rest.subList(0, Math.min(3, rest.size())), rest.size() > 3);
    }

    private static Told answer(String day, List<String> agents, boolean hasMore) {
        return Told.ok(agents.stream()
                .map(agent -> "{\"userId\":\"" + agent + "\",\"status\":[{\"startTime\":\"" + day + "T08:00:00\"}]}")
                .collect(Collectors.joining(",", "{\"hasMore\":" + hasMore + ",\"data\":[", "]}")));
    }
}
