package io.switchboard.wallboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Whether the page's shapes and borders can be seen against what is behind them: axe looks at text alone. */
class PageColoursTest {
    private static final double LEAST = 3;
    private static final Set<String> BEHIND = Set.of("page", "card");

    /** Lines between rows: nothing is lost with them. */
    private static final Set<String> DECORATION = Set.of("rule");

    private static final Pattern SCHEME = Pattern.compile(":root \\{(.*?)\\}", Pattern.DOTALL);
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    @Test
    void shouldTellEveryColourFromWhatIsBehindIt() {
        List<MatchResult> schemes = SCHEME.matcher(css()).results().toList();
        assertThat(schemes).hasSize(2);

        SoftAssertions.assertSoftly(softly -> schemes.forEach(scheme -> {
            Map<String, Integer> colours = colours(scheme.group(1));
            Map<String, Integer> shown = new TreeMap<>(colours);
            shown.keySet().removeAll(BEHIND);
            shown.keySet().removeAll(DECORATION);
            shown.forEach((name, colour) -> BEHIND.forEach(
                    behind -> softly.assertThat(contrast(colour, Objects.requireNonNull(colours.get(behind))))
                            .as("--%s #%06x on --%s", name, colour, behind)
                            .isGreaterThanOrEqualTo(LEAST)));
        }));
    }

    private static String css() {
        return Objects.requireNonNull(PageFiles.read().get("/wallboard.css")).content();
    }

    private static Map<String, Integer> colours(String scheme) {
        Map<String, Integer> colours = new TreeMap<>();
        COLOUR.matcher(scheme)
                .results()
                .forEach(colour -> colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16)));
        return colours;
    }

    /** As WCAG 2 defines it. */
    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
