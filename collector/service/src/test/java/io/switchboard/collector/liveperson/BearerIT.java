package io.switchboard.collector.liveperson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.collector.decode.AnswerDecoder;
import io.switchboard.collector.decode.Shape;
import io.switchboard.collector.http.Caller;
import io.switchboard.collector.http.Caller.Access;
import io.switchboard.collector.http.Credential;
import io.switchboard.collector.http.FailedCall;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Request;
import io.switchboard.collector.http.Retries;
import io.switchboard.collector.http.Server;
import io.switchboard.collector.http.TestVendor;
import io.switchboard.collector.http.TestVendor.Asked;
import io.switchboard.collector.http.TestVendor.Told;
import io.switchboard.collector.http.Throttle;
import io.switchboard.collector.http.VendorClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

@Timeout(30)
class BearerIT {
    private final AtomicInteger logins = new AtomicInteger();

    @Test
    void shouldLogInOnceForManyCalls() {
        try (TestVendor vendor = vendor("token-1")) {
            Credential bearer = login(vendor, Server.at(vendor.address()));

            assertThat(call(vendor, bearer)).isInstanceOf(Reply.Answered.class);
            assertThat(call(vendor, bearer)).isInstanceOf(Reply.Answered.class);

            Asked login = vendor.asked().getFirst();
            assertThat(login.uri()).isEqualTo("/api/account/12345678/login?v=1.3");
            assertThat(login.method()).isEqualTo("POST");
            assertThat(login.headers().get("Content-Type")).isEqualTo("application/json");
            assertThat(login.body()).isEqualTo("{\"username\":\"u\\\"\",\"password\":\"pässword\"}");
            assertThat(logins).hasValue(1);
        }
    }

    @Test
    void shouldLogInAnewWhenTheTokenHasRunOut() {
        try (TestVendor vendor = vendor("token-2")) {
            assertThat(call(vendor, login(vendor, Server.at(vendor.address())))).isInstanceOf(Reply.Answered.class);
            assertThat(logins).as("the first token is not taken any more").hasValue(2);
        }
    }

    @Test
    void shouldNotAskForAnotherTokenThanAConfiguredOne() {
        try (TestVendor vendor = vendor("token-2")) {
            Reply.Failed failed = (Reply.Failed) call(vendor, Bearer.of("token-1"));

            assertThat(failed.exchange().status()).contains(401);
            assertThat(vendor.asked()).hasSize(1);
            assertThat(logins).hasValue(0);
        }
    }

    @Test
    void shouldSayWhyItCannotLogInAndTellTheLoginsServer() {
        List<Reply.Failed> told = new ArrayList<>();
        try (TestVendor vendor = TestVendor.telling(Told.of(404, "moved"))) {
            Server moved = new Server() {
                @Override
                public Mono<URI> address() {
                    return Mono.just(vendor.address());
                }

                @Override
                public void failed(Reply.Failed reply) {
                    told.add(reply);
                }
            };

            assertThatThrownBy(() -> login(vendor, moved).sign(Request.get("/")).block())
                    .isInstanceOf(FailedCall.class)
                    .hasMessage("the login service: HTTP 404: moved");
            assertThat(told).as("so that it is looked for again").hasSize(1);
        }
    }

    @Test
    void shouldNotTakeNullForAToken() {
        try (TestVendor vendor = TestVendor.telling(Told.ok("{\"bearer\":null}"))) {
            assertThatThrownBy(() -> login(vendor, Server.at(vendor.address()))
                            .sign(Request.get("/"))
                            .block())
                    .hasMessage("the login service tells no bearer");
        }
    }

    /** Gives a new token at each login, and takes one of them alone. */
    private TestVendor vendor(String accepted) {
        return TestVendor.answering(asked -> asked.uri().contains("/login")
                ? Told.ok("{\"csrf\":\"c\",\"bearer\":\"token-" + logins.incrementAndGet() + "\"}")
                : Told.of(("Bearer " + accepted).equals(asked.headers().get("Authorization")) ? 200 : 401, "{}"));
    }

    private static Credential login(TestVendor vendor, Server server) {
        assertThat(vendor.asked()).as("nothing is asked before it is needed").isEmpty();
        return Bearer.login(client(), server, "12345678", "u\"", "pässword");
    }

    private static Reply call(TestVendor vendor, Credential credential) {
        Throttle throttle = new Throttle(100, Duration.ofSeconds(1), Schedulers.parallel());
        Access access = new Access(Server.at(vendor.address()), credential, throttle);
        return new Caller(client(), access, Retries.NONE, Schedulers.parallel())
                .call(Request.get("/data"), () -> new AnswerDecoder(Shape.ofWords(Set.of())))
                .blockOptional()
                .orElseThrow();
    }

    private static VendorClient client() {
        return new VendorClient(HttpClient.create(), Duration.ofSeconds(2), Duration.ofSeconds(5), 100_000);
    }
}
