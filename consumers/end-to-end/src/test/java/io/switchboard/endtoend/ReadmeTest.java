package io.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.target.Configuration;
import io.switchboard.collector.target.Fault;
import io.switchboard.topic.Retention;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says is so. Its programs are run by {@link ReadmeIT}, its Maven commands by .ci/readme. */
class ReadmeTest {
    private static final Readme README = Readme.load();
    private static final String KNOWN = "known are ";

    @Test
    void shouldShowEveryTopicWithItsKeyAndValue() {
        assertThat(README.text()).contains(topicTable());
        assertThat(README.table("| Topic | Key | Value | Kept |")).hasSize(topics().size());
    }

    @Test
    void shouldShowEveryKeyOfTheConfiguration(@TempDir Path directory) {
        ConfigurationTable table = ConfigurationTable.of(README);
        Set<String> known = new TreeSet<>();
        for (String section : ConfigurationTable.SECTIONS) {
            var faults = faults(write(directory, table.requiredWith(section + "qqqqqqqqqqqqqqqq", "1")));
            String message = faults.stream()
                    .map(Fault::message)
                    .filter(text -> text.contains(KNOWN))
                    .collect(Collectors.joining());
            Stream.of(message.substring(message.indexOf(KNOWN) + KNOWN.length()).split(", ", -1))
                    .map(key -> section + key)
                    .forEach(known::add);
        }
        known.removeIf(key -> known.stream().anyMatch(other -> other.startsWith(key + ".")) || key.equals("accounts"));
        known.removeAll(ConfigurationTable.FREE_SECTIONS);
        assertThat(table.keys()).containsAll(known);
        assertThat(table.keys())
                .allMatch(key -> known.contains(key)
                        || ConfigurationTable.FREE_SECTIONS.stream().anyMatch(free -> key.startsWith(free + ".")));
    }

    @Test
    void shouldShowTheDefaultsThatHold(@TempDir Path directory) {
        ConfigurationTable table = ConfigurationTable.of(README);
        Configuration required = load(write(directory, table.required()));
        Configuration spelledOut = load(write(directory, table.withDefaults()));
        assertThat(spelledOut.kafka()).isEqualTo(required.kafka());
        assertThat(spelledOut.kafka().reveal()).isEqualTo(required.kafka().reveal());
        assertThat(spelledOut.schemaRegistry()).isEqualTo(required.schemaRegistry());
        assertThat(spelledOut.topics()).isEqualTo(required.topics());
        assertThat(spelledOut.ops()).isEqualTo(required.ops());
        assertThat(spelledOut.accounts()).isEqualTo(required.accounts());
    }

    @Test
    void shouldNameTestsThatAreThere() throws IOException {
        Set<String> sources;
        try (Stream<Path> files = Files.walk(Readme.ROOT)) {
            sources = files.filter(file -> file.toString().contains("/src/test/java/"))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
        var rows = README.table("| Situation | What happens | Lost? | Twice? | Proven by |");
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row).hasSize(5);
            assertThat(row.getLast()).matches("`\\w+`(, `\\w+`)*");
            for (String name : row.getLast().replace("`", "").split(", ", -1)) {
                assertThat(sources).contains(name + ".java");
            }
        });
    }

    @Test
    void shouldListEveryModule() throws IOException {
        String pom = Files.readString(Readme.ROOT.resolve("pom.xml"));
        List<String> modules = Pattern.compile("<module>(.+?)</module>")
                .matcher(pom)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(README.table("| Module | What |"))
                .map(List::getFirst)
                .containsExactlyInAnyOrderElementsOf(modules.stream()
                        .map(module -> "[%s](%s)".formatted(module, module))
                        .toList());
        String version = pom.substring(pom.indexOf("<version>"), pom.indexOf("</version>"));
        assertThat(README.block("xml")).contains(version);
    }

    @Test
    void shouldLinkToWhatIsThere() throws IOException {
        try (Stream<Path> files = Files.walk(Readme.ROOT)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            assertThat(pages).contains(Readme.ROOT.resolve("README.md"));
            for (Path page : pages) {
                assertThat(Readme.load(page).links())
                        .as("links of %s", page)
                        .allMatch(link -> Files.exists(page.resolveSibling(link)));
            }
        }
    }

    @Test
    void shouldHoldNoCommandThatNothingRuns() throws IOException {
        String scripts =
                Files.readString(Readme.ROOT.resolve(".ci/run")) + Files.readString(Readme.ROOT.resolve(".ci/readme"));
        assertThat(README.commands()).allSatisfy(command -> {
            boolean byTest = command.startsWith("kcat ");
            boolean byScript =
                    scripts.contains(command.replaceFirst(" -Dconfig=\\S+", "")) || command.equals("mvn verify");
            assertThat(byTest || byScript || command.startsWith("export "))
                    .as(command)
                    .isTrue();
        });
        assertThat(scripts).contains("mvn --batch-mode --no-transfer-progress verify");
        assertThat(README.blocks()).map(Readme.Block::language).containsOnly("text", "sh", "xml", "java", "python");
    }

    private static List<Topic<?, ?>> topics() {
        return new Topics(Topics.DEFAULT_PREFIX).all();
    }

    private static String topicTable() {
        return topics().stream()
                .map(topic -> "| `%s` | %s | `%s` | %s |"
                        .formatted(
                                topic.name(),
                                fields(SpecificData.get().getSchema(topic.key())),
                                topic.value().getName(),
                                kept(topic.retention())))
                .collect(Collectors.joining("\n", "| Topic | Key | Value | Kept |\n|---|---|---|---|\n", "\n\n"));
    }

    private static String fields(Schema key) {
        return key.getFields().stream().map(Schema.Field::name).collect(Collectors.joining(", "));
    }

    private static String kept(Retention retention) {
        return switch (retention) {
            case TIME -> "14 days";
            case LATEST -> "the latest per key; a tombstone when it is gone";
            case LATEST_FOR_A_TIME -> "the latest per key, for 14 days";
        };
    }

    private static Path write(Path directory, String yaml) {
        try {
            return Files.writeString(Files.createTempFile(directory, "readme", ".yaml"), yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Configuration load(Path file) {
        return switch (Configuration.load(file, _ -> null)) {
            case Configuration.Reading.Loaded(Configuration configuration) -> configuration;
            case Configuration.Reading.Faulty(var faults) -> throw new AssertionError(faults);
        };
    }

    private static List<Fault> faults(Path file) {
        return switch (Configuration.load(file, _ -> null)) {
            case Configuration.Reading.Loaded _ -> throw new AssertionError("not refused: " + file);
            case Configuration.Reading.Faulty(var faults) -> faults;
        };
    }
}
