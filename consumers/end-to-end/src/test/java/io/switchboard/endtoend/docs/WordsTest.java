package io.switchboard.endtoend.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages, schemas and comments use the words of the trade. */
class WordsTest {
    private static final Pattern DROPPED = Pattern.compile(
            "\\b([Tt]ells?|[Tt]old|[Tt]elling|[Aa]new|[Mm]end(s|ed)?|[Bb]orne|[Ww]hoever|for ever|[Ww]ho does not|ENDs?)\\b");

    /** Comments; and strings, in which there may be what looks like one. */
    private static final Pattern COMMENT =
            Pattern.compile("/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*+\"", Pattern.DOTALL);

    /** Names of the code. */
    private static final Pattern NAME = Pattern.compile("@param \\w+|\\{@(?:code|link) [^}]*}|\\w+\\.\\w+|#\\w+");

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
    void shouldUseNoWordThatWasDroppedInComments() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            COMMENT.matcher(Files.readString(source))
                    .results()
                    .map(MatchResult::group)
                    .filter(comment -> comment.startsWith("/")
                            && DROPPED.matcher(NAME.matcher(comment).replaceAll(""))
                                    .find())
                    .forEach(comment -> found.add(source.getFileName() + ": " + comment));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void shouldReadEveryModulesPages() throws IOException {
        assertThat(pages().filter(page -> page.endsWith("README.md"))).hasSizeGreaterThan(15);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Readme.ROOT)) {
            List<Path> sources = files.filter(file -> file.toString().matches(".*/src/(main|test)/java/.*\\.java"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(900);
            return sources;
        }
    }

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Readme.ROOT)) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(md|avdl)"))
                    .filter(file -> !file.toString().matches(".*/(target|node_modules)/.*"))
                    .toList()
                    .stream();
        }
    }
}
