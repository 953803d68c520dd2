package io.switchboard.endtoend.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.endtoend.process.ChildProgram;
import io.switchboard.endtoend.process.NodeProgram;
import io.switchboard.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document of the topics is AsyncAPI, says AsyncAPI's own parser. */
@Tag("node")
class AsyncApiIT {
    private static final Path DOCUMENT = Readme.ROOT.resolve("schemas/events/asyncapi.yaml");
    private static final Path PARSER = Path.of("src", "test", "node", "asyncapi");

    @Test
    void shouldBeValid() throws Exception {
        int topics = new Topics(Topics.DEFAULT_PREFIX).all().size();
        assertThat(said(DOCUMENT))
                .noneMatch(line -> line.startsWith("error") || line.startsWith("warning"))
                .endsWith("valid, %1$s channels, %1$s operations".formatted(topics));
    }

    @ParameterizedTest
    @CsvSource({
        "retention.ms: 1209600000, retention.ms: a fortnight, must be integer",
        "type: record, type: recrod, Envelope/payload"
    })
    void shouldBeRefusedWhenItIsBroken(String whole, String broken, String complaint, @TempDir Path folder)
            throws Exception {
        String text = Files.readString(DOCUMENT);
        assertThat(text).contains(whole);
        Path file = Files.writeString(folder.resolve("broken.yaml"), text.replace(whole, broken));
        assertThat(said(file))
                .anyMatch(line -> line.startsWith("error") && line.contains(complaint))
                .noneMatch(line -> line.startsWith("valid"));
    }

    private static List<String> said(Path document) throws Exception {
        try (ChildProgram parser = NodeProgram.install(PARSER).start("validate.mjs", document.toString())) {
            return parser.awaitEnd();
        }
    }
}
