package io.switchboard.topic;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DatasetsPageTest {
    @Test
    void shouldSayWhatTheSchemasSay() throws IOException {
        new CheckedInPage(Path.of("DATASETS.md")).requireSame(DatasetsPage.text());
    }
}
