package io.switchboard.endtoend.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page in Markdown, taken apart.
 *
 * @param text the whole page
 */
public record Readme(String text) {

    /** The folder of the whole checkout. */
    public static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

    /** A fenced block. */
    public record Block(String language, String text) {}

    /** The page at the root of the checkout. */
    public static Readme load() {
        return load(ROOT.resolve("README.md"));
    }

    /** The page of a module. */
    public static Readme of(String module) {
        return load(ROOT.resolve(module).resolve("README.md"));
    }

    public static Readme load(Path file) {
        try {
            return new Readme(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(match -> new Block(match.group(1), match.group(2)))
                .toList();
    }

    /** The only block of a language. */
    public String block(String language) {
        List<Block> found = blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " blocks of " + language);
        }
        return found.getFirst().text();
    }

    /** The commands of all shell blocks, comments cut off. */
    public List<String> commands() {
        return blocks().stream()
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> block.text().lines())
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** The text under a heading of the second level. */
    public String section(String heading) {
        return text.lines()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .collect(Collectors.joining("\n"));
    }

    /** The cells of the rows of the table that begins with a header. */
    public List<List<String>> table(String header) {
        return text.lines()
                .dropWhile(line -> !line.equals(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** What the page links to, without what is elsewhere. */
    public List<String> links() {
        return LINK.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }
}
