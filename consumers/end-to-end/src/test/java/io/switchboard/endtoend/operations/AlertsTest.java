package io.switchboard.endtoend.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.endtoend.docs.Readme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alerts ask for what there is, fire when they should and not before, and say what to do. */
class AlertsTest {
    private static final String RUNBOOK = "collector/compose/RUNBOOK.md";

    @Test
    void shouldAskForMetricsThatThereAre() {
        for (Expression alert : Expression.ofAlerts()) {
            assertThat(alert.metrics()).as(alert.where()).isNotEmpty().allMatch(DashboardsTest::isThere);
        }
    }

    @Test
    void shouldBeValid() throws Exception {
        Promtool.assumeThere();

        Promtool.verify("", "check", "config", file("prometheus.yml"));
        Promtool.verify("", "check", "rules", file("alerts.yml"));
    }

    @Test
    void shouldFireWhenTheyShouldAndNotBefore() throws Exception {
        Promtool.assumeThere();

        Promtool.verify("", "test", "rules", file("alerts.test.yml"));
    }

    @Test
    void shouldEachBeProvenBothWays() {
        Set<String> firing = new HashSet<>();
        Set<String> silent = new HashSet<>();
        Expression.yaml("prometheus/alerts.test.yml")
                .path("tests")
                .forEach(test -> test.path("alert_rule_test")
                        .forEach(proof -> (proof.path("exp_alerts").isEmpty() ? silent : firing)
                                .add(proof.path("alertname").asText())));

        assertThat(Expression.ofAlerts())
                .extracting(Expression::where)
                .doesNotHaveDuplicates()
                .allMatch(firing::contains)
                .allMatch(silent::contains);
    }

    @Test
    void shouldSayHowBadItIsAndWhatToDo() {
        List<String> sections = Readme.load(Readme.ROOT.resolve(RUNBOOK))
                .text()
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring("## ".length()))
                .toList();
        List<String> alerts = new ArrayList<>();
        for (JsonNode group : Expression.yaml("prometheus/alerts.yml").path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                String name = rule.path("alert").asText();
                alerts.add(name);
                assertThat(rule.at("/labels/severity").asText()).as(name).isIn("page", "ticket", "info");
                assertThat(rule.at("/annotations/summary").asText()).as(name).isNotBlank();
                assertThat(rule.at("/annotations/runbook").asText())
                        .isEqualTo(RUNBOOK + "#" + name.toLowerCase(Locale.ROOT));
            }
        }
        assertThat(sections).containsExactlyElementsOf(alerts);
    }

    private static String file(String name) {
        return Expression.COMPOSE.resolve("prometheus").resolve(name).toString();
    }
}
