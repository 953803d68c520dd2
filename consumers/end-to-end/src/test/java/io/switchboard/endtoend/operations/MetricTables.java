package io.switchboard.endtoend.operations;

import io.switchboard.endtoend.docs.Readme;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The metrics that modules' READMEs name.
 *
 * @param labels of each family; a name that ends in * stands for all that begin so
 */
record MetricTables(Map<String, Set<String>> labels) {
    private static final String ALL = "*";

    /** Of all programs. */
    static final MetricTables EVERY = of(
            "collector/service",
            "consumers/streams",
            "consumers/status-changes",
            "consumers/five-minute-buckets",
            "consumers/wallboard");

    /** What the READMEs of these modules name. */
    static MetricTables of(String... modules) {
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        for (String module : modules) {
            Readme readme = Readme.load(Readme.ROOT.resolve(module).resolve("README.md"));
            String header = readme.text()
                    .lines()
                    .filter(line -> line.startsWith("| Metric") && line.endsWith("| Labels | What |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(module + " has no table of metrics"));
            readme.table(header)
                    .forEach(row -> words(row.getFirst()).forEach(name -> labels.put(name, words(row.get(1)))));
        }
        return new MetricTables(labels);
    }

    private static Set<String> words(String cell) {
        return new TreeSet<>(Arrays.stream(cell.replace("`", "").split(", ", -1))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** The names that stand for themselves. */
    Set<String> families() {
        Set<String> families = new TreeSet<>(labels.keySet());
        families.removeIf(name -> name.endsWith(ALL));
        return families;
    }

    /** The beginnings that stand for all that begin so. */
    List<String> beginnings() {
        return labels.keySet().stream()
                .filter(name -> name.endsWith(ALL))
                .map(name -> name.substring(0, name.length() - 1))
                .toList();
    }

    boolean isOneOfMany(String family) {
        return beginnings().stream().anyMatch(family::startsWith);
    }

    /** Whether a series of this name may be there. */
    boolean knows(String series) {
        return isOneOfMany(series)
                || families().contains(series)
                || families().contains(series.replaceFirst("_(bucket|sum|count|max)$", ""));
    }
}
