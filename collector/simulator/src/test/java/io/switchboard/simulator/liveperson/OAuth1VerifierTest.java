package io.switchboard.simulator.liveperson;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.simulator.account.LivePersonCredentials;
import io.switchboard.simulator.contactcentre.SteppedClock;
import io.switchboard.simulator.http.HttpExchangeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example is that of RFC 5849, section 1.2. */
class OAuth1VerifierTest {
    private static final String HEADER = "OAuth realm=\"Photos\", oauth_consumer_key=\"dpf43f3p2l4k3l03\","
            + " oauth_token=\"nnch734d00sl2jdk\", oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"137131202\","
            + " oauth_nonce=\"chapoH\", oauth_signature=\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\"";
    private static final String URI = "/photos?file=vacation.jpg&size=original";
    private static final LivePersonCredentials CREDENTIALS = new LivePersonCredentials(
            "1", "dpf43f3p2l4k3l03", "kd94hf93k423kf44", "nnch734d00sl2jdk", "pfkkdhi9sl3r4s00", "user", "password");

    private final SteppedClock clock = new SteppedClock(Instant.ofEpochSecond(137131202));
    private final OAuth1Verifier signatures = new OAuth1Verifier();

    @Test
    void shouldAcceptTheExampleOfTheStandardOnce() {
        assertThat(findFault(URI, HEADER)).isEmpty();
        assertThat(findFault(URI, HEADER))
                .hasValueSatisfying(text -> assertThat(text).contains("Nonce"));
    }

    @Test
    void shouldTakeTheParametersInAnyOrder() {
        assertThat(findFault("/photos?size=original&file=vacation.jpg", HEADER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, 301})
    void shouldRefuseASignatureOfAnotherTime(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));

        assertThat(findFault(URI, HEADER))
                .hasValueSatisfying(text -> assertThat(text).contains("Timestamp"));
    }

    @ParameterizedTest
    @CsvSource({"vacation, voyage", "chapoH, chapoG", "MdpQ, NdpQ", "HMAC-SHA1, PLAINTEXT", "nnch, mmch"})
    void shouldRefuseWhatIsNotAsSigned(String signed, String sent) {
        assertThat(findFault(URI.replace(signed, sent), HEADER.replace(signed, sent)))
                .isPresent();
    }

    private Optional<String> findFault(String uri, String header) {
        HttpExchangeRequest request = new HttpExchangeRequest(
                "GET", uri, Map.of(), Map.of("host", "photos.example.net", "authorization", header), "");
        AuthorizationHeader.SignedAuthorization signed =
                (AuthorizationHeader.SignedAuthorization) AuthorizationHeader.of(request);
        return signatures.findFault(request, signed, CREDENTIALS, what -> what.test(clock.instant()));
    }
}
