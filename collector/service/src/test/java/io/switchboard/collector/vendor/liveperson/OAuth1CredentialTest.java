package io.switchboard.collector.vendor.liveperson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.platform.secret.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signatures are checked by another calculation of them, and that by the examples of the standards. */
class OAuth1CredentialTest {
    private static final Instant NOW = Instant.parse("2026-03-02T13:29:00Z");
    private static final OAuth1Credential OAUTH = credential("s&cret", "tokens cret");

    /** OAuth Core 1.0, appendix A.5. */
    @Test
    void shouldCalculateTheSignatureOfTheStandardsExample() throws GeneralSecurityException {
        Map<String, String> oauth = Map.of(
                "oauth_consumer_key", "dpf43f3p2l4k3l03",
                "oauth_token", "nnch734d00sl2jdk",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "1191242096",
                "oauth_nonce", "kllo9940pd9333jh",
                "oauth_version", "1.0");

        assertThat(signature(
                        "GET",
                        URI.create("http://photos.example.net/photos?file=vacation.jpg&size=original"),
                        oauth,
                        "kd94hf93k423kf44&pfkkdhi9sl3r4s00"))
                .isEqualTo("tR3+Ty81lMeYAr/Fid0kMTYa/WM=");
    }

    /** RFC 5849, section 1.2: https, an upper-case host, and the default port, none of which is signed as it stands. */
    @Test
    void shouldCalculateTheSignatureOfTheRfcsExample() throws GeneralSecurityException {
        Map<String, String> oauth = Map.of(
                "oauth_consumer_key", "dpf43f3p2l4k3l03",
                "oauth_token", "nnch734d00sl2jdk",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131202",
                "oauth_nonce", "chapoH");

        assertThat(signature(
                        "GET",
                        URI.create("http://photos.example.net:80/photos?file=vacation.jpg&size=original"),
                        oauth,
                        "kd94hf93k423kf44&pfkkdhi9sl3r4s00"))
                .isEqualTo("MdpQcU8iPSUjWoN/UDMsK2sui9I=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://va-a.acr.example.net/operations/api/account/1/msgconversation?agentIds=1%2C2&interval=5&timeframe=60&v=1",
                "https://VA.example.net:443/operations/api/account/1/msgconversation?skillIds=all&v=1",
                "http://127.0.0.1:8080/x?a=%26+%C3%A9&a2=~-_.",
                "http://127.0.0.1:8080/x"
            })
    void shouldSignWhatIsAsked(String uri) throws GeneralSecurityException {
        Map<String, String> header = header(ApiCall.get(uri));

        assertThat(header)
                .containsEntry("oauth_consumer_key", "key")
                .containsEntry("oauth_token", "token")
                .containsEntry("oauth_signature_method", "HMAC-SHA1")
                .containsEntry("oauth_version", "1.0")
                .containsEntry("oauth_timestamp", Long.toString(NOW.getEpochSecond()));
        String given = header.remove("oauth_signature");
        assertThat(given).isEqualTo(signature("GET", URI.create(uri), header, "s%26cret&tokens%20cret"));
    }

    @Test
    void shouldLeaveAJsonBodyOutOfTheSignature() throws GeneralSecurityException {
        ApiCall request = ApiCall.postJson("https://va.example.net/x?v=1", "{\"agentIds\":\"1,2\"}");

        Map<String, String> header = header(request);

        String given = header.remove("oauth_signature");
        assertThat(given)
                .isEqualTo(
                        signature(HttpMethod.POST.name(), URI.create(request.uri()), header, "s%26cret&tokens%20cret"));
    }

    @Test
    void shouldSignEachRequestWithAnotherNonceAndOnceMoreUnlessThatWasInVain() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            nonces.add(header(ApiCall.get("http://x/")).get("oauth_nonce"));
        }

        assertThat(nonces).hasSize(100);
        assertThat(OAUTH.renew(ApiCall.get("http://x/"), false)).isTrue();
        assertThat(OAUTH.renew(ApiCall.get("http://x/"), true)).isFalse();
    }

    @Test
    void shouldSignWithTheTimeOfTheVendorsClock() {
        OAuth1Credential oauth = credential("secret", "secret");
        ApiCall request = ApiCall.get("http://x/");

        oauth.answered(request, new CallCost(Optional.of(401), 1, 0, Optional.of(Duration.ofMinutes(-7))));

        assertThat(oauth.sign(request).blockOptional().orElseThrow().headers().get("Authorization"))
                .contains("oauth_timestamp=\"" + NOW.minusSeconds(420).getEpochSecond() + "\"");
    }

    private static OAuth1Credential credential(String secret, String tokenSecret) {
        return new OAuth1Credential(
                new LivePersonLogin.OAuth1Login(
                        new Secret("key"), new Secret(secret), new Secret("token"), new Secret(tokenSecret)),
                () -> NOW);
    }

    private static Map<String, String> header(ApiCall request) {
        ApiCall signed = OAUTH.sign(request).blockOptional().orElseThrow();
        String header =
                Optional.ofNullable(signed.headers().get("Authorization")).orElseThrow();
        assertThat(header).startsWith("OAuth ");
        return Arrays.stream(header.substring("OAuth ".length()).split(",\\s*"))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> !parameter[0].equals("realm"))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> decoded(parameter[1].replace("\"", "").replace("+", "%2B"))));
    }

    /** RFC 5849, section 3.4. */
    private static String signature(String method, URI uri, Map<String, String> oauth, String key)
            throws GeneralSecurityException {
        Map<String, String> parameters = new TreeMap<>();
        oauth.forEach((name, value) -> parameters.put(encoded(name), encoded(value)));
        Optional.ofNullable(uri.getRawQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .map(parameter -> parameter.split("=", 2))
                .forEach(parameter -> parameters.put(encoded(decoded(parameter[0])), encoded(decoded(parameter[1]))));
        String joined = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        boolean standard =
                uri.getPort() == -1 || uri.getPort() == (uri.getScheme().equals("https") ? 443 : 80);
        String host = uri.getHost().toLowerCase(Locale.ROOT) + (standard ? "" : ":" + uri.getPort());
        String base = method + "&" + encoded(uri.getScheme() + "://" + host + uri.getRawPath()) + "&" + encoded(joined);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
