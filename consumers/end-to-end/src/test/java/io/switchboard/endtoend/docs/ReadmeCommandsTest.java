package io.switchboard.endtoend.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command of every README is run by a script of .ci or by a test. */
class ReadmeCommandsTest {
    private static final String CONFIG = " --config ";
    private static final Pattern OPTION = Pattern.compile("(?<=\\s)--[a-z-]+");

    /** Pages whose commands of these beginnings are read from the page, and run, by what is named. */
    private static final Map<String, ReadFrom> READ_FROM_THE_PAGE = Map.of(
            "collector/compose/README.md", new ReadFrom("ComposeIT", List.of("docker compose ")),
            "consumers/subscribers/README.md", new ReadFrom("SubscribersIT", List.of("kcat ", "python3 ", "npm ")),
            "consumers/connect/README.md", new ReadFrom("SinksIT", List.of("curl ", "for file in ")),
            "consumers/quickstart/README.md", new ReadFrom(".ci/readme", List.of("curl ", "kcat ")));

    private record ReadFrom(String by, List<String> beginnings) {}

    @Test
    void shouldHoldNoCommandThatNothingRuns() throws IOException {
        String scripts = script("run") + script("readme") + script("docker");
        List<String> unrun = new ArrayList<>();
        for (Path page : pages()) {
            for (String command : Readme.load(page).commands()) {
                if (!isRun(Readme.ROOT.relativize(page).toString(), command, scripts)) {
                    unrun.add(page + ": " + command);
                }
            }
        }
        assertThat(unrun).isEmpty();
        assertThat(scripts).contains("mvn --batch-mode --no-transfer-progress verify");
    }

    @Test
    void shouldReadCommandsFromPagesThatHaveThem() {
        READ_FROM_THE_PAGE.forEach((page, from) -> {
            List<String> commands = Readme.load(Readme.ROOT.resolve(page)).commands();
            assertThat(from.beginnings())
                    .as("%s reads from %s", from.by(), page)
                    .allSatisfy(beginning -> assertThat(commands).anyMatch(command -> command.startsWith(beginning)));
        });
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Readme.ROOT)) {
            List<Path> pages = files.filter(file -> file.endsWith("README.md"))
                    .filter(file -> !file.toString().matches(".*/(target|node_modules)/.*"))
                    .toList();
            assertThat(pages).contains(Readme.ROOT.resolve("README.md")).hasSizeGreaterThan(10);
            return pages;
        }
    }

    private static boolean isRun(String page, String command, String scripts) {
        ReadFrom from = READ_FROM_THE_PAGE.getOrDefault(page, new ReadFrom("", List.of()));
        return command.startsWith("export ")
                || command.equals("mvn verify")
                || from.beginnings().stream().anyMatch(command::startsWith)
                || (command.contains(CONFIG) ? isRunWithTheSameOptions(scripts, command) : scripts.contains(command));
    }

    /** A configuration is the script's own, and so are the options' values: a line of it has the same names. */
    private static boolean isRunWithTheSameOptions(String scripts, String command) {
        String begin = command.substring(0, command.indexOf(CONFIG));
        return scripts.replace("\\\n", "")
                .lines()
                .filter(line -> line.contains(begin))
                .map(line -> line.substring(line.indexOf(begin)))
                .anyMatch(line -> options(line).equals(options(command)));
    }

    private static List<String> options(String command) {
        return OPTION.matcher(command).results().map(MatchResult::group).toList();
    }

    private static String script(String name) throws IOException {
        return Files.readString(Readme.ROOT.resolve(".ci").resolve(name));
    }
}
