package io.switchboard.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextExcerptTest {

    @Test
    void shouldLeaveAShortTextAsItIs() {
        assertThat(TextExcerpt.of("no such token", 13)).isEqualTo("no such token");
    }

    @Test
    void shouldHoldNoPartOfAWord() {
        assertThat(TextExcerpt.of("no such token: c2VjcmV0LXRva2Vu==", 20)).isEqualTo("no such token: …");
        assertThat(TextExcerpt.of("{\"token\":\"aW4tMQ\",\"at\":1}", 19)).isEqualTo("{\"token\":\"aW4tMQ\",\"…");
        assertThat(TextExcerpt.of("c2VjcmV0LXRva2Vu", 8)).isEqualTo("…");
    }
}
