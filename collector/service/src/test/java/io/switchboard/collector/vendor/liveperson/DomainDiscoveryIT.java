package io.switchboard.collector.vendor.liveperson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.http.FailedCall;
import io.switchboard.collector.http.TestVendor;
import io.switchboard.collector.http.TestVendor.Told;
import io.switchboard.collector.http.VendorClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.netty.http.client.HttpClient;

class DomainDiscoveryIT {
    private static final Told HERE =
            Told.ok("{\"service\":\"leDataReporting\",\"account\":\"12345678\",\"baseURI\":\"va.example.com:8443\"}");
    private static final Told THERE = Told.ok("{\"baseURI\":\"https://lo.example.com\"}");

    @Test
    void shouldAskForTheServerOnceAndRememberIt() {
        try (TestVendor vendor = TestVendor.telling(HERE, THERE)) {
            DomainDiscovery domain = domain(vendor);

            assertThat(address(domain)).isEqualTo(URI.create("http://va.example.com:8443"));
            assertThat(address(domain)).isEqualTo(URI.create("http://va.example.com:8443"));
            assertThat(vendor.asked())
                    .extracting(TestVendor.Asked::uri)
                    .containsExactly("/api/account/12345678/service/leDataReporting/baseURI.json?version=1.0");
        }
    }

    @ParameterizedTest
    @CsvSource({"404,true", "401,false", "400,false", "429,false"})
    void shouldAskAgainAfterACallThatFoundNothingThere(int status, boolean again) {
        try (TestVendor vendor = TestVendor.telling(HERE, THERE)) {
            DomainDiscovery domain = domain(vendor);
            address(domain);

            domain.failed(new CallResult.UnansweredCall(
                    new CallFailure.Refused(""), new CallCost(Optional.of(status), 1, 0, Optional.empty())));

            assertThat(address(domain).getHost()).isEqualTo(again ? "lo.example.com" : "va.example.com");
        }
    }

    @Test
    void shouldAskAgainAfterACallThatFoundNobodyThere() {
        try (TestVendor vendor = TestVendor.telling(HERE, THERE)) {
            DomainDiscovery domain = domain(vendor);
            address(domain);

            domain.failed(new CallResult.UnansweredCall(new CallFailure.Unreachable("gone"), CallCost.NONE));

            assertThat(address(domain)).isEqualTo(URI.create("https://lo.example.com"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {}                      | the domain API tells no baseURI",
                "200 | {\"baseURI\":null}      | the domain API tells no baseURI",
                "200 | <html>                  | the domain API tells no baseURI",
                "200 | {\"baseURI\":\"\"}      | the domain API names no host",
                "200 | {\"baseURI\":\"a b\"}   | the domain API names no host",
                "404 | no such account         | the domain API: HTTP 404: no such account"
            })
    void shouldSayWhyThereIsNoServerAndAskAgain(int status, String body, String reason) {
        try (TestVendor vendor = TestVendor.telling(Told.of(status, body), HERE)) {
            DomainDiscovery domain = domain(vendor);

            assertThatThrownBy(() -> domain.address().block())
                    .isInstanceOf(FailedCall.class)
                    .hasMessage(reason);
            assertThat(address(domain).getHost()).isEqualTo("va.example.com");
        }
    }

    private static DomainDiscovery domain(TestVendor vendor) {
        return new DomainDiscovery(client(), vendor.address(), "12345678", MsgConversationApi.SERVICE);
    }

    private static URI address(DomainDiscovery domain) {
        return domain.address().blockOptional().orElseThrow();
    }

    private static VendorClient client() {
        return new VendorClient(
                HttpClient.create(), Duration.ofSeconds(2), Duration.ofSeconds(5), 100_000, Instant::now);
    }
}
