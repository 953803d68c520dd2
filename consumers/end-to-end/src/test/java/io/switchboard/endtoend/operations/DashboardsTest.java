package io.switchboard.endtoend.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboards ask for what there is, and each panel says what it shows, and in which unit. */
class DashboardsTest {
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    /** Whether some program, or Prometheus itself, reports it. */
    static boolean isThere(String metric) {
        return OF_PROMETHEUS.contains(metric) || MetricTables.EVERY.knows(metric);
    }

    @Test
    void shouldAskForMetricsThatThereAre() {
        Stream.of(Expression.ofPanels(), Expression.ofVariables())
                .flatMap(List::stream)
                .forEach(asked -> assertThat(asked.metrics())
                        .as("%s: %s", asked.where(), asked.text())
                        .isNotEmpty()
                        .allMatch(DashboardsTest::isThere));
    }

    @Test
    void shouldShowEveryMetricOfOurOwn() {
        Set<String> shown = new TreeSet<>();
        Expression.ofPanels()
                .forEach(asked ->
                        asked.metrics().forEach(metric -> shown.add(metric.replaceFirst("_(bucket|sum|count)$", ""))));

        assertThat(MetricTables.EVERY.families())
                .filteredOn(family -> family.startsWith("switchboard_"))
                .allMatch(shown::contains);
    }

    @Test
    void shouldSayOfEachPanelWhatItShows() {
        for (JsonNode board : Expression.dashboards()) {
            List<Integer> ids = new ArrayList<>();
            for (JsonNode panel : board.path("panels")) {
                ids.add(panel.path("id").asInt());
                if (panel.path("type").asText().equals("row")) {
                    continue;
                }
                String title = panel.path("title").asText();
                assertThat(title).isNotBlank();
                assertThat(panel.path("description").asText()).as(title).isNotBlank();
                assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                        .as(title)
                        .isNotBlank();
                assertThat(panel.at("/datasource/uid").asText()).as(title).isEqualTo(source());
            }
            assertThat(ids)
                    .as(board.path("title").asText())
                    .hasSizeGreaterThan(10)
                    .doesNotHaveDuplicates();
        }
    }

    /** Or panels count, where everything is chosen, what cannot be chosen. */
    @Test
    void shouldMeanByEverythingWhatCanBeChosen() {
        for (JsonNode board : Expression.dashboards()) {
            for (JsonNode variable : board.at("/templating/list")) {
                String values = variable.path("definition").asText();
                String label = values.replaceFirst(".*, (\\w+)\\)$", "$1");
                Matcher bound =
                        Pattern.compile("\\b" + label + "=~\"([^\"]+)\"").matcher(values);
                assertThat(variable.path("allValue").asText())
                        .as("all of %s", values)
                        .isEqualTo(bound.find() ? bound.group(1) : ".*");
            }
        }
    }

    private static String source() {
        return Expression.yaml("grafana/provisioning/datasources/prometheus.yaml")
                .at("/datasources/0/uid")
                .asText();
    }
}
