package io.switchboard.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void shouldLeaveAShortTextAsItIs() {
        assertThat(Excerpt.of("no such token", 13)).isEqualTo("no such token");
    }

    @Test
    void shouldHoldNoPartOfAWord() {
        assertThat(Excerpt.of("no such token: c2VjcmV0LXRva2Vu==", 20)).isEqualTo("no such token: …");
        assertThat(Excerpt.of("{\"token\":\"aW4tMQ\",\"at\":1}", 19)).isEqualTo("{\"token\":\"aW4tMQ\",\"…");
        assertThat(Excerpt.of("c2VjcmV0LXRva2Vu", 8)).isEqualTo("…");
    }
}
