package io.switchboard.wallboard;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser, Debian's Chromium, driven by a Node program. Belongs to one thread. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path HOME = Path.of("target", "node");
    private static final Duration INSTALLING = Duration.ofMinutes(3);
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter commands;

    private Browser(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.commands = process.outputWriter();
    }

    /** Starts it. Where there is no Node, no Chromium, or no packages are to be had, the test is skipped. */
    static Browser start() throws IOException, InterruptedException {
        find("node");
        find("npm");
        Path chromium = find("chromium");
        install();
        return new Browser(new ProcessBuilder("node", "look.mjs", chromium.toString())
                .directory(HOME.toFile())
                .redirectError(HOME.resolve("browser.log").toFile())
                .start());
    }

    void open(int port, int width, int height, String scheme) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        given.put("url", "http://127.0.0.1:" + port).put("width", width).put("height", height);
        ask("open", given.put("scheme", scheme));
    }

    /** What all elements that match show as text. */
    List<String> text(String selector) {
        List<String> texts = new ArrayList<>();
        ask("text", with("selector", selector))
                .forEach(text -> texts.add(text.asText().strip()));
        return texts;
    }

    String attribute(String selector, String name) {
        return ask("attribute", with("selector", selector).put("name", name)).asText();
    }

    int count(String selector) {
        return ask("count", with("selector", selector)).asInt();
    }

    void press(String... keys) {
        Stream.of(keys).forEach(key -> ask("press", with("key", key)));
    }

    void select(String selector, String value) {
        ask("select", with("selector", selector).put("value", value));
    }

    /** Puts the keyboard at the first that matches. */
    void focus(String selector) {
        ask("focus", with("selector", selector));
    }

    /** The text of what the keyboard is at. */
    String focused() {
        return ask("focused", with("", "")).asText();
    }

    /** Pixels that the page is wider than the window. */
    int overflow() {
        return ask("overflow", with("", "")).asInt();
    }

    String background() {
        return ask("background", with("", "")).asText();
    }

    /** Errors on the page's console, and exceptions. */
    List<String> complaints() {
        return list("complaints");
    }

    /** What is wrong for those who do not see, or do not use a mouse. */
    List<String> violations() {
        return list("accessibility");
    }

    /** Keeps the whole page as a picture, under target. */
    void screenshot(String name) throws IOException {
        screenshot(name, true);
    }

    /**
     * Keeps a picture, under target.
     *
     * @param whole the page to its end, or what the window shows of it
     */
    Path screenshot(String name, boolean whole) throws IOException {
        Path file = Files.createDirectories(Path.of("target", "wallboard")).resolve(name + ".png");
        ask("screenshot", with("path", file.toAbsolutePath().toString()).put("whole", whole));
        return file;
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(ENDING)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> list(String command) {
        List<String> all = new ArrayList<>();
        ask(command, with("", "")).forEach(one -> all.add(one.asText()));
        return all;
    }

    private static ObjectNode with(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private JsonNode ask(String command, ObjectNode given) {
        try {
            commands.write(given.put("command", command) + "\n");
            commands.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new AssertionError("The browser has ended: " + Files.readString(HOME.resolve("browser.log")));
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("failed")) {
                throw new AssertionError(
                        command + " " + given + ": " + answer.get("failed").asText());
            }
            return answer.get("answer");
        } catch (IOException e) {
            throw new AssertionError(command, e);
        }
    }

    private static Path find(String program) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseGet(() -> abort("skipped: no " + program + " on the PATH"));
    }

    private static void install() throws IOException, InterruptedException {
        Path lock = HOME.resolve("package-lock.json");
        Path installed = HOME.resolve("installed-lock.json");
        Files.createDirectories(HOME);
        for (String name : List.of("package.json", "package-lock.json", "look.mjs")) {
            Files.copy(SOURCES.resolve(name), HOME.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(installed) && Files.mismatch(lock, installed) < 0) {
            return;
        }
        Path log = HOME.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(INSTALLING) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            String reason = "npm could not install the packages of " + SOURCES + ":\n" + Files.readString(log);
            if (System.getenv("CI") != null) {
                throw new AssertionError(reason);
            }
            abort("skipped: " + reason);
        }
        Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }
}
