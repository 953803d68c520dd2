package io.switchboard.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is checked in for other teams is what the catalogue and the schemas say. */
class AsyncApiTest {
    private static final Pattern LINK = Pattern.compile("href=\"#([^\"]+)\"");

    private final AsyncApiDocument document =
            new AsyncApiDocument(new Topics(Topics.DEFAULT_PREFIX), System.getProperty("switchboard.version", "?"));

    @Test
    void shouldDescribeEveryTopicAsTheCatalogueDoes() throws IOException {
        new CheckedInPage(Path.of("asyncapi.yaml")).requireSame(document.text());
    }

    @Test
    void shouldShowTheDocumentAsAPage() throws IOException {
        new CheckedInPage(Path.of("asyncapi.html")).requireSame(page());
    }

    @Test
    void shouldLeadEveryLinkOfThePageToAPlaceOfIt() {
        String page = page();
        List<String> targets = LINK.matcher(page)
                .results()
                .map(link -> link.group(1))
                .distinct()
                .toList();
        assertThat(targets)
                .hasSizeGreaterThan(new Topics("any").all().size())
                .allSatisfy(target -> assertThat(page).contains("id=\"" + target + "\""));
    }

    private String page() {
        return new AsyncApiPage(AsyncApiDocument.parse(document.text())).text();
    }
}
