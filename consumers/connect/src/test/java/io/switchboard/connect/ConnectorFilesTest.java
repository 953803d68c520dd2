package io.switchboard.connect;

import static io.switchboard.connect.Bench.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every topic that has a table has a connector of its own, and connectors of a kind differ in nothing else. */
class ConnectorFilesTest {
    private static final Path FOLDER = Path.of("connectors");
    private static final List<String> OWN = List.of("topics.regex", "collection.name.format");

    @Test
    void shouldReadOneTopicIntoOneTable() throws IOException {
        for (Map.Entry<String, Topic<?, ?>> table : tables().entrySet()) {
            JsonNode file = read(table.getKey());
            JsonNode config = file.get("config");

            assertThat(file.get("name").asText()).isEqualTo("switchboard-" + table.getKey());
            assertThat(config.get("collection.name.format").asText()).isEqualTo(table.getKey());
            assertThat(TOPICS.all().stream()
                            .map(Topic::name)
                            .filter(name ->
                                    name.matches(config.get("topics.regex").asText())))
                    .containsExactly(table.getValue().name());
        }
    }

    @Test
    void shouldHaveNoOtherFileButThatOfFiles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(tables().keySet().stream(), Stream.of("files"))
                            .toList());
        }
    }

    @Test
    void shouldSetUpAllOfAKindAlike() throws IOException {
        for (String kind : List.of("_changes", "")) {
            List<String> names = tables().keySet().stream()
                    .filter(name -> name.endsWith("_changes") == !kind.isEmpty())
                    .toList();
            JsonNode first = shared(names.getFirst());
            for (String name : names) {
                assertThat(shared(name)).as(name).isEqualTo(first);
            }
        }
    }

    private static Map<String, Topic<?, ?>> tables() {
        Map<String, Topic<?, ?>> tables = new LinkedHashMap<>();
        Dataset.all().forEach(dataset -> {
            tables.put(Tables.of(TOPICS.state(dataset)), TOPICS.state(dataset));
            tables.put(Tables.ofChanges(dataset), TOPICS.changes(dataset));
        });
        tables.put(Tables.of(TOPICS.agentBuckets()), TOPICS.agentBuckets());
        tables.put(Tables.of(TOPICS.queueBuckets()), TOPICS.queueBuckets());
        return tables;
    }

    private static JsonNode shared(String name) throws IOException {
        return ((ObjectNode) read(name).get("config")).remove(OWN);
    }

    private static JsonNode read(String name) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(name + ".json").toFile());
    }
}
