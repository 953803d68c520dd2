package io.switchboard.collector.target;

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
