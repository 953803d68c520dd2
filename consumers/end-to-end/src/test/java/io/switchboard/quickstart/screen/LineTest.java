package io.switchboard.quickstart.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void shouldCutAndFill() {
        assertThat(fit("Kofi Fontaine", 6)).isEqualTo("Kofi …");
        assertThat(fit("Kofi", 6)).isEqualTo("Kofi  ");
        assertThat(fit("Kofi", 4)).isEqualTo("Kofi");
        assertThat(fit("Kofi", 1)).isEqualTo("…");
        assertThat(fit("Kofi", 0)).isEmpty();
    }

    @Test
    void shouldNotCutALetterOfTwoColumnsInHalves() {
        AttributedString cut = Line.fit(new AttributedString("日本語日本語"), 6, Glyphs.UNICODE);

        assertThat(cut.columnLength()).isEqualTo(6);
        assertThat(cut.toString()).startsWith("日本").contains("…");
    }

    @Test
    void shouldPutNumbersToTheRight() {
        assertThat(new Line(Glyphs.UNICODE)
                        .right("7", 4)
                        .right("12345", 3)
                        .build()
                        .toString())
                .isEqualTo("   712…");
    }

    @Test
    void shouldNotPassOrdersOnToTheTerminal() {
        assertThat(new Line(Glyphs.UNICODE)
                        .add("a\nb")
                        .left("\u001b[2J", 5)
                        .build()
                        .toString())
                .isEqualTo("a b [2J ");
    }

    private static String fit(String text, int width) {
        return Line.fit(new AttributedString(text), width, Glyphs.UNICODE).toString();
    }
}
