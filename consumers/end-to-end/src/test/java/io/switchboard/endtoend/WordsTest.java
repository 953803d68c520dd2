package io.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages use the words of the trade. DATASETS.md is made from the schemas' comments. */
class WordsTest {
    private static final Pattern DROPPED = Pattern.compile(
            "\\b([Tt]ells?|[Tt]old|[Tt]elling|[Aa]new|[Mm]end(s|ed)?|[Bb]orne|[Ww]hoever|for ever|[Ww]ho does not|ENDs?)\\b");

    @ParameterizedTest
    @MethodSource("pages")
    void shouldUseNoWordThatWasDropped(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        assertThat(IntStream.range(0, lines.size())
                        .filter(i -> DROPPED.matcher(lines.get(i)).find())
                        .mapToObj(i -> "line %d: %s".formatted(i + 1, lines.get(i))))
                .as("say publish, show, again, correct, anyone, without end, poll record")
                .isEmpty();
    }

    @Test
    void shouldReadEveryModulesPages() throws IOException {
        assertThat(pages().filter(page -> page.endsWith("README.md"))).hasSizeGreaterThan(15);
    }

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Readme.ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(".md") && !file.endsWith("DATASETS.md"))
                    .filter(file -> !file.toString().matches(".*/(target|node_modules)/.*"))
                    .toList()
                    .stream();
        }
    }
}
