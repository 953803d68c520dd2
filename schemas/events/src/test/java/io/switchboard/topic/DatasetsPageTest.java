package io.switchboard.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DatasetsPageTest {
    private static final Path PAGE = Path.of("DATASETS.md");
    private static final Path WANTED = Path.of("target", "DATASETS.md");

    @Test
    void shouldSayWhatTheSchemasSay() throws IOException {
        String wanted = DatasetsPage.text();
        Files.writeString(WANTED, wanted);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as(
                        "the page is not what the schemas say; take the new one over: cp schemas/events/%s schemas/events/%s",
                        WANTED, PAGE)
                .isEqualTo(wanted);
    }
}
