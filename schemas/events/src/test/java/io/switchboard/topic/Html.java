package io.switchboard.topic;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Text as HTML. */
final class Html {
    private Html() {}

    /** Text as it is. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A name as code. */
    static String code(String name) {
        return "<code>" + text(name) + "</code>";
    }

    /** Text with code between backticks, on one line. */
    static String line(String text) {
        return text(text.replaceAll("\\s*\\R\\s*", " ").strip()).replaceAll("`([^`]+)`", "<code>$1</code>");
    }

    /** Paragraphs, apart by an empty line. */
    static String paragraphs(String text) {
        return Stream.of(text.strip().split("\\R\\s*\\R"))
                .map(paragraph -> "<p>" + line(paragraph) + "</p>")
                .collect(joining("\n"));
    }

    /** A file of the page's parts. */
    static String template(String name) {
        try (InputStream template = Html.class.getResourceAsStream("/asyncapi/" + name)) {
            return new String(Objects.requireNonNull(template, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
