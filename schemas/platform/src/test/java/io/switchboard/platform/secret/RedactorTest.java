package io.switchboard.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final Redactor REDACTOR = redactor("p/ss +wörd\"1", "abcdef", "defghi", "abc");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p/ss +wörd\"1",
                "p%2Fss+%2Bw%C3%B6rd%221",
                "p%2Fss%20%2Bw%C3%B6rd%221",
                "p%2fss+%2bw%c3%b6rd%221",
                "p/ss +wörd\\\"1",
                "p\\/ss +wörd\\\"1",
                "cC9zcyArd8O2cmQiMQ=="
            })
    void shouldHideASecretHoweverItIsWritten(String written) {
        assertThat(REDACTOR.redact("before " + written + " after")).isEqualTo("before *** after");
        assertThat(new String(REDACTOR.redact(("vör " + written + " näch").getBytes(UTF_8)), UTF_8))
                .isEqualTo("vör *** näch");
    }

    @Test
    void shouldLetNoEndOfAnOverlappingSecretShow() {
        assertThat(REDACTOR.redact("abcdefghi, defghi")).isEqualTo("***, ***");
    }

    @Test
    void shouldGiveBackTheSameTextWhenThereIsNothingToHide() {
        String text = "abc is too short to be hidden";
        byte[] bytes = {(byte) 0xff, 0, 'a', (byte) 0xc3};

        assertThat(REDACTOR.redact(text)).isSameAs(text);
        assertThat(REDACTOR.redact(bytes)).isSameAs(bytes);
    }

    @Test
    void shouldKeepBytesThatAreNoText() {
        byte[] bytes = {(byte) 0xff, 'a', 'b', 'c', 'd', 'e', 'f', (byte) 0xc3};

        assertThat(REDACTOR.redact(bytes)).containsExactly(0xff, '*', '*', '*', 0xc3);
    }

    @Test
    void shouldHideSecretsInABufferAndLeaveItAsItIs() {
        ByteBuffer content = ByteBuffer.wrap("-abcdef-".getBytes(UTF_8)).position(1);

        assertThat(UTF_8.decode(REDACTOR.redact(content)).toString()).isEqualTo("***-");
        assertThat(content.position()).isEqualTo(1);
    }

    @Test
    void shouldHideTokensThatNobodyConfigured() {
        assertThat(
                        Redactor.ofNothing()
                                .redact(
                                        "GET https://x/y?a=b&auth_token=unknown&c=d {\"auth_token\": \"other\"} AUTH_TOKEN=third"))
                .isEqualTo("GET https://x/y?a=b&auth_token=***&c=d {\"auth_token\": \"***\"} AUTH_TOKEN=***");
    }

    /** Each secret is marked with ‹ and ›. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "got ‹eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.d_q-yz0CK› back",
                "auth%3D‹eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.d_q-yz0CK›&b=c",
                "JWE ‹eyJhbGci.a.b-c.d_e.f›.",
                "Bearer ‹26e0a3a1c8f94b›",
                "bearer  ‹abcdefghijklmnopqrstuvwxyz›, tried twice",
                "x=Bearer%20‹a.b~c+d/e-1==›",
                "{\"bearer\":\"‹26e0a3›\",\"csrf\":\"x\"}",
                "{\"bearer\" : \"‹short›\"}",
                "\"{\\\"bearer\\\":\\\"‹26e0›\\\"}\"",
                "oauth_consumer_key=\"‹ab›\", oauth_nonce=\"n\", oauth_signature_method=\"HMAC-SHA1\", oauth_signature=\"‹c%3D›\"",
                "a?oauth_token=‹ab›&oauth_signature=‹cd›&x=y",
                "oauth_token%3D‹ab%26oauth_version%3D1.0›",
                "{\"oauth_token\": \"‹ab›\", \"oauth_token_secret\": \"‹cd›\"}",
                "auth: ‹a-token›",
                "Auth:‹a-token› and iId: st-1",
                "[auth: ‹a-token›, iId: st-1]",
                "{\"auth\":\"‹a-token›\",\"iId\":\"st-1\"}",
                "-H 'auth: ‹a-token›' -d x",
                "Authorization: ‹Basic dXNlcjpwYXNz›",
                "authorization: ‹Bearer 1›\nContent-Type: a/b",
                "[Authorization: ‹Bearer 1›, iId: st-1]",
                "Proxy-Authorization: ‹secret›",
                "{\"Authorization\": \"‹Bearer 1›\", \"a\": \"b\"}",
                "Authorization: ‹OAuth oauth_consumer_key=\"a\", oauth_token=\"b\",oauth_nonce=\"c\"›, Accept: x",
            })
    void shouldHideWhatIsASecretByItsPlace(String marked) {
        String written = marked.replaceAll("[‹›]", "");
        String shown = marked.replaceAll("‹[^›]*›", "***");

        assertThat(Redactor.ofNothing().redact(written)).isEqualTo(shown);
        assertThat(new String(Redactor.ofNothing().redact(written.getBytes(UTF_8)), UTF_8))
                .isEqualTo(shown);
        assertThat(Redactor.ofNothing().redact(shown)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "author: Jane, co-author: John",
                "auth token is missing",
                "authorization failed; the author has no authority",
                "accounts[0].auth-token: is missing",
                "accounts[0].oauth1: stands beside bearer",
                "accounts[0].bearer: stands beside oauth1",
                "a bearer token is missing",
                "the bearer of this message, bearer authentication, bearer 401",
                "oauth_signature_method=\"HMAC-SHA1\" oauth_nonce=\"1\"",
                "oauth_token is missing",
                "monkeyJungle.class.name and eyJ alone, eyJhbGciOiJIUzI1NiJ9",
                "unauthorized: 401",
                "http://auth:8080/x and api.auth: 1",
                "the app-key and the access-token",
            })
    void shouldLeaveOrdinaryWordsAlone(String text) {
        assertThat(Redactor.ofNothing().redact(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "Authorization: OAuth a=\"b\", ", "eyJ.", "auth: ", "oauth_token=\"", "-eyJ"})
    void shouldReadWhatAVendorRepeatsWithoutEnd(String begin) {
        String endless = (begin + " ").repeat(10_000) + begin.repeat(10_000);

        assertThat(Redactor.ofNothing().redact(endless)).isNotEmpty();
    }

    @Test
    void shouldHideTheUserOfAUrl() {
        assertThat(Redactor.ofNothing().redact("http://user:pass@host:1/x and http://host:2/a@b"))
                .isEqualTo("http://***@host:1/x and http://host:2/a@b");
    }

    @Test
    void shouldStayTheSameWhenRedactedTwice() {
        String once = REDACTOR.redact("https://x?auth_token=abcdef");

        assertThat(REDACTOR.redact(once)).isEqualTo(once);
    }

    private static Redactor redactor(String... secrets) {
        return Redactor.of(Stream.of(secrets).map(Secret::new).toList());
    }
}
