package io.switchboard.endtoend.operations;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program reports to Prometheus.
 *
 * @param text in Prometheus' format
 */
record Exposition(String text) {
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String LONGEST = "_max";

    /** A value. */
    record Sample(String name, Map<String, String> labels, double value) {

        private static Sample of(MatchResult line) {
            Map<String, String> labels = new TreeMap<>();
            Matcher label = LABEL.matcher(line.group(2) == null ? "" : line.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            return new Sample(line.group(1), labels, Double.parseDouble(line.group(3)));
        }
    }

    /** Names of what is reported; the longest of the last minutes belongs to what it stands beside. */
    Set<String> families() {
        Set<String> types = new TreeSet<>();
        TYPE.matcher(text).results().forEach(type -> types.add(type.group(1)));
        Set<String> families = new TreeSet<>(types);
        families.removeIf(
                name -> name.endsWith(LONGEST) && types.contains(name.substring(0, name.length() - LONGEST.length())));
        return families;
    }

    /** Names of a family's labels, but for those of histograms. */
    Set<String> labels(String family) {
        Set<String> labels = new TreeSet<>();
        samples().stream()
                .filter(sample -> sample.name
                        .replaceFirst("_(bucket|sum|count)$", "")
                        .equals(family.replaceFirst("_(bucket|sum|count)$", "")))
                .forEach(sample -> labels.addAll(sample.labels.keySet()));
        labels.remove("le");
        return labels;
    }

    List<Sample> samples() {
        return SAMPLE.matcher(text).results().map(Sample::of).toList();
    }

    /** Whether there is a value of that name. */
    boolean has(String name) {
        return samples().stream().anyMatch(sample -> sample.name.equals(name));
    }

    /** Sums of the values of a name, by one of its labels. */
    Map<String, Long> by(String label, String name) {
        Map<String, Long> sums = new TreeMap<>();
        samples().stream()
                .filter(sample -> sample.name.equals(name))
                .forEach(sample ->
                        sums.merge(sample.labels.getOrDefault(label, ""), Math.round(sample.value), Long::sum));
        return sums;
    }

    /** Sum of the values of a name. */
    long sum(String name) {
        return by("", name).values().stream().mapToLong(Long::longValue).sum();
    }
}
