package io.switchboard.endtoend.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.switchboard.endtoend.docs.Readme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question in Prometheus' language.
 *
 * @param where it is asked
 * @param all what stands for each of the dashboard's variables when everything is chosen, by the variable's name
 */
record Expression(String where, String text, Map<String, String> all) {
    /** Where Prometheus and Grafana read what to do. */
    static final Path COMPOSE = Readme.ROOT.resolve("collector").resolve("compose");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");
    private static final Pattern NOT_METRICS = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|on|without|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.$])[a-zA-Z_:][\\w:]*\\b(?!\\s*\\()");
    private static final Pattern VALUES_OF = Pattern.compile("label_values\\((.*), \\w+\\)");
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

    /** Names of the metrics that it asks for. */
    Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        String bare = NOT_METRICS
                .matcher(text.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", ""))
                .replaceAll(" ");
        NAME.matcher(bare).results().forEach(name -> names.add(name.group()));
        names.removeAll(OPERATORS);
        return names;
    }

    /** What Grafana asks when everything is chosen. */
    String ofEverything() {
        return VARIABLE.matcher(text.replace("$__rate_interval", "1m"))
                .replaceAll(variable -> Matcher.quoteReplacement(Objects.requireNonNull(
                        all.get(variable.group(1)), () -> "%s has no %s".formatted(where, variable.group()))));
    }

    /** Of an alert, by its name. */
    static List<Expression> ofAlerts() {
        List<Expression> all = new ArrayList<>();
        yaml("prometheus/alerts.yml")
                .at("/groups")
                .forEach(group -> group.path("rules")
                        .forEach(rule -> all.add(new Expression(
                                rule.path("alert").asText(), rule.path("expr").asText(), Map.of()))));
        return all;
    }

    /** Of all panels. */
    static List<Expression> ofPanels() {
        List<Expression> all = new ArrayList<>();
        dashboards()
                .forEach(board -> board.path("panels")
                        .forEach(panel -> panel.path("targets")
                                .forEach(target -> all.add(new Expression(
                                        board.path("title").asText() + ": "
                                                + panel.path("title").asText(),
                                        target.path("expr").asText(),
                                        all(board))))));
        return all;
    }

    /** Of what can be chosen on dashboards. */
    static List<Expression> ofVariables() {
        List<Expression> all = new ArrayList<>();
        dashboards()
                .forEach(board -> board.at("/templating/list")
                        .forEach(variable -> VALUES_OF
                                .matcher(variable.path("definition").asText())
                                .results()
                                .forEach(values -> all.add(
                                        new Expression(board.path("title").asText(), values.group(1), all(board))))));
        return all;
    }

    private static Map<String, String> all(JsonNode board) {
        Map<String, String> all = new HashMap<>();
        board.at("/templating/list")
                .forEach(variable -> all.put(
                        variable.path("name").asText(),
                        variable.path("allValue").asText()));
        return all;
    }

    static List<JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(COMPOSE.resolve("grafana").resolve("dashboards"))) {
            List<JsonNode> boards = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                boards.add(new ObjectMapper().readTree(file.toFile()));
            }
            return boards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String file) {
        try {
            return new YAMLMapper().readTree(COMPOSE.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
