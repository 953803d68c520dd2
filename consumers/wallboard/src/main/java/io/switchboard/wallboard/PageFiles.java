package io.switchboard.wallboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the page. */
final class PageFiles {
    private static final String FOLDER = "page/";
    private static final String INDEX = "index.html";
    private static final List<String> NAMES = List.of(
            INDEX,
            "wallboard.css",
            "icon.svg",
            "wallboard.js",
            "model.js",
            "stream.js",
            "words.js",
            "focus.js",
            "more.js",
            "agents.js",
            "aside.js",
            "lit/lit-html.js",
            "lit/directive.js",
            "lit/directive-helpers.js",
            "lit/directives/repeat.js");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final int ETAG_BYTES = 12;

    private PageFiles() {}

    /**
     * A file as it is sent.
     *
     * @param etag of its content: a browser that has this one need not be sent it again
     */
    record PageFile(String type, String etag, String content) {}

    /** All files by their paths; the index is at {@code /}, too. */
    static Map<String, PageFile> read() {
        Map<String, PageFile> files = new LinkedHashMap<>();
        NAMES.forEach(name -> files.put("/" + name, read(name)));
        files.put("/", read(INDEX));
        return files;
    }

    private static PageFile read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The page's " + name + " is not on the class path");
            }
            byte[] content = in.readAllBytes();
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            return new PageFile(type, etag(content), new String(content, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The page's " + name + " cannot be read", e);
        }
    }

    private static String etag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
