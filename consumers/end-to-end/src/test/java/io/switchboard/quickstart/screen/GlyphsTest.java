package io.switchboard.quickstart.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GlyphsTest {

    @Test
    void shouldDrawBarsInEighths() {
        assertThat(Glyphs.UNICODE.bar(0.5, 4)).isEqualTo("██");
        assertThat(Glyphs.UNICODE.bar(0.5, 5)).isEqualTo("██▌");
        assertThat(Glyphs.UNICODE.bar(1, 3)).isEqualTo("███");
        assertThat(Glyphs.UNICODE.bar(7, 3)).isEqualTo("███");
    }

    @Test
    void shouldShowTheSmallestShareButNotNothing() {
        assertThat(Glyphs.UNICODE.bar(0.0001, 4)).isEqualTo("▏");
        assertThat(Glyphs.UNICODE.bar(0, 4)).isEmpty();
        assertThat(Glyphs.UNICODE.bar(0.5, 0)).isEmpty();
        assertThat(Glyphs.ASCII.bar(0.0001, 4)).isEqualTo("#");
    }

    @Test
    void shouldFollowTheEncoding() {
        assertThat(Glyphs.in(StandardCharsets.UTF_8)).isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.in(StandardCharsets.US_ASCII)).isEqualTo(Glyphs.ASCII);
    }
}
