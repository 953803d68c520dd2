package io.switchboard.endtoend.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.collector.vendor.PollSettings;
import io.switchboard.collector.vendor.convoso.AgentMonitorSettings;
import io.switchboard.collector.vendor.convoso.AgentPerformanceSettings;
import io.switchboard.collector.vendor.kore.AgentStatusDetailsSettings;
import io.switchboard.collector.vendor.kore.CallVolumeSettings;
import io.switchboard.collector.vendor.liveperson.MsgConversationSettings;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Retention;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What the READMEs say is so. {@link ReadmeCommandsTest} looks at their commands. */
class ReadmeTest {
    private static final Readme README = Readme.load();
    private static final Readme CONTRIBUTING = Readme.load(Readme.ROOT.resolve(".github/CONTRIBUTING.md"));

    @Test
    void shouldShowEveryTopicWithItsKeyAndValue() {
        assertThat(README.text()).contains(topicTable());
        assertThat(Readme.of("schemas/events").text()).contains(datasetTable());
    }

    @Test
    void shouldSayHowOftenEachDatasetIsPolled() {
        List<String> told = README.table("| Dataset | Polled every | Shows | The past |").stream()
                .map(row -> row.get(0).replace("`", "") + " " + row.get(1))
                .toList();
        assertThat(told)
                .containsExactly(
                        polled("convoso", AgentMonitorSettings.NAME, AgentMonitorSettings.DEFAULT.poll()),
                        polled("convoso", AgentPerformanceSettings.NAME, AgentPerformanceSettings.DEFAULT.poll()),
                        polled("liveperson", MsgConversationSettings.NAME, MsgConversationSettings.DEFAULT.poll()),
                        polled("kore", AgentStatusDetailsSettings.NAME, AgentStatusDetailsSettings.DEFAULT.poll()),
                        polled("kore", CallVolumeSettings.NAME, CallVolumeSettings.DEFAULT.poll()));
    }

    private static String polled(String vendor, String api, PollSettings settings) {
        return vendor + "." + api + " " + settings.pollInterval().toSeconds() + " s";
    }

    @Test
    void shouldNameTestsThatAreThere() throws IOException {
        Set<String> sources;
        try (Stream<Path> files = Files.walk(Readme.ROOT)) {
            sources = files.filter(file -> file.toString().contains("/src/test/java/"))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
        var rows = Readme.of("consumers/end-to-end").table("| Situation | What happens | Lost? | Twice? | Proven by |");
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
        assertThat(CONTRIBUTING.table("| Module | What |"))
                .map(List::getFirst)
                .containsExactlyInAnyOrderElementsOf(modules.stream()
                        .map(module -> "[%s](../%s)".formatted(module, module))
                        .toList());
        String version = pom.substring(pom.indexOf("<version>"), pom.indexOf("</version>"));
        assertThat(Readme.of("consumers/subscribers").block("xml")).contains(version);
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
    void shouldShowTheSubscriberAsItIs() throws IOException {
        Path subscriber =
                Readme.ROOT.resolve("consumers/subscribers/src/main/java/io/switchboard/subscriber/AgentChanges.java");
        assertThat(Readme.of("consumers/subscribers").block("java")).isEqualTo(Files.readString(subscriber));
    }

    @Test
    void shouldNameEachClassOfTheWalkOnce() throws IOException {
        String walk = CONTRIBUTING.section("A walk through the code");
        List<String> classes = Pattern.compile("`([A-Z]\\w+)`")
                .matcher(walk)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(classes).hasSizeGreaterThan(30).doesNotHaveDuplicates();
        assertThat(walk.lines()).hasSizeLessThanOrEqualTo(30);
        try (Stream<Path> files = Files.walk(Readme.ROOT)) {
            assertThat(files.filter(file -> file.toString().contains("/src/main/java/"))
                            .map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsAll(classes);
        }
    }

    @Test
    void shouldFitOnTwoScreens() {
        assertThat(README.text().lines()).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void shouldShowAnEventWithTheFieldsOfItsSchema() throws IOException {
        JsonNode event = new JsonMapper().readTree(README.block("json"));
        assertThat(StreamSupport.stream(((Iterable<String>) event::fieldNames).spliterator(), false))
                .containsExactlyElementsOf(StatusChange.getClassSchema().getFields().stream()
                        .map(Schema.Field::name)
                        .toList());
        assertThat(Status.valueOf(event.get("from_status").asText()))
                .isNotEqualTo(Status.valueOf(event.get("to_status").asText()));
        assertThat(ChangeKind.valueOf(event.get("kind").asText())).isEqualTo(ChangeKind.STATUS_CHANGED);
        Instant changedAt = Instant.parse(event.get("changed_at").asText());
        assertThat(changedAt)
                .isBetween(
                        Instant.parse(event.get("not_before").asText()),
                        Instant.parse(event.get("observed_at").asText()));
    }

    /** The topics; those of datasets once, for all of them. */
    private static String topicTable() {
        Topics topics = new Topics(Topics.DEFAULT_PREFIX);
        Dataset<?, ?, ?> one = Dataset.CONVOSO_AGENTS;
        Stream<String> ofDatasets =
                Stream.of(row(topics.changes(one), one, "its `Envelope`"), row(topics.state(one), one, "its row"));
        Stream<String> others = topics.all().stream()
                .filter(topic ->
                        Dataset.all().stream().noneMatch(dataset -> topic.name().contains(dataset.name())))
                .map(topic -> "| `%s` | %s | `%s` | %s |"
                        .formatted(
                                topic.name(),
                                fields(topic.keySchema()),
                                topic.value().getName(),
                                kept(topic.retention())));
        return Stream.concat(ofDatasets, others)
                .collect(Collectors.joining("\n", "| Topic | Key | Value | Kept |\n|---|---|---|---|\n", "\n\n"));
    }

    private static String row(Topic<?, ?> topic, Dataset<?, ?, ?> dataset, String value) {
        String name = topic.name().replace(dataset.name(), "<dataset>");
        return "| `%s` | the dataset's | %s | %s |".formatted(name, value, kept(topic.retention()));
    }

    private static String datasetTable() {
        return Dataset.all().stream()
                .map(dataset -> "| `%s` | %s | `%s` |"
                        .formatted(
                                dataset.name(),
                                fields(dataset.keySchema()),
                                dataset.row().getName()))
                .collect(Collectors.joining("\n", "| `<dataset>` | Key | Row |\n|---|---|---|\n", "\n\n"));
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
}
