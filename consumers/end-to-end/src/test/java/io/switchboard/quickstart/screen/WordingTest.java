package io.switchboard.quickstart.screen;

import static io.switchboard.quickstart.live.Rows.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.quickstart.live.Fact;
import io.switchboard.quickstart.live.Fact.Count;
import io.switchboard.quickstart.live.Fact.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final List<Fact> FACTS =
            List.of(new Count(1_057, "offered"), new Count(50, "answered"), new Span(NOON, NOON.plusSeconds(900)));

    @Test
    void shouldSayAsMuchAsFits() {
        assertThat(of(80)).isEqualTo("1,057 offered  50 answered  12:00–12:15");
        assertThat(of(26)).isEqualTo("1,057 offered  50 answered");
        assertThat(of(25)).isEqualTo("1,057 offered");
        assertThat(of(12)).isEmpty();
        assertThat(of(-3)).isEmpty();
    }

    private static String of(int width) {
        return Wording.of(FACTS, width, Glyphs.UNICODE);
    }
}
