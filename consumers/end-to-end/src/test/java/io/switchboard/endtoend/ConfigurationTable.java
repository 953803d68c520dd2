package io.switchboard.endtoend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The README's table of the collector's configuration, and files made of it.
 *
 * @param defaults by key; a key that is required has none, and its place holds {@value #REQUIRED}
 */
record ConfigurationTable(Map<String, String> defaults) {
    private static final String REQUIRED = "required";
    private static final String ACCOUNT = "accounts[].";
    private static final Map<String, String> GIVEN =
            Map.of(ACCOUNT + "name", "acme", ACCOUNT + "vendor", "convoso", ACCOUNT + "auth-token", "secret");

    /** Every section of the file whose keys are fixed, as a prefix of its keys. */
    static final List<String> SECTIONS =
            List.of("", "topics.", "ops.", ACCOUNT, ACCOUNT + "datasets.", ACCOUNT + "datasets.agent-monitor.");

    /** Sections of client properties. */
    static final Set<String> FREE_SECTIONS = Set.of("kafka", "schema-registry");

    static ConfigurationTable of(Readme readme) {
        Map<String, String> defaults = new LinkedHashMap<>();
        readme.table("| Key | Default | Meaning |")
                .forEach(row -> defaults.put(unquoted(row.get(0)), unquoted(row.get(1))));
        return new ConfigurationTable(defaults);
    }

    Set<String> keys() {
        return defaults.keySet();
    }

    /** A file with no more than it must have. */
    String required() {
        return yaml(GIVEN);
    }

    /** A file with no more than it must have, and one key more. */
    String requiredWith(String key, String value) {
        Map<String, String> values = new LinkedHashMap<>(GIVEN);
        values.put(key, value);
        return yaml(values);
    }

    /** A file with every key of the table. */
    String withDefaults() {
        Map<String, String> values = new LinkedHashMap<>();
        defaults.forEach((key, value) -> values.put(key, value.equals(REQUIRED) ? GIVEN.getOrDefault(key, "") : value));
        return yaml(values);
    }

    /** YAML in flow style; client properties keep the dots in their names. */
    private static String yaml(Map<String, String> values) {
        Map<String, Object> root = new LinkedHashMap<>();
        values.forEach((key, value) -> put(root, key, value));
        return flow(root) + "\n";
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> into, String key, String value) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            into.put(key, value);
            return;
        }
        String first = key.substring(0, dot);
        String rest = key.substring(dot + 1);
        var inner = (Map<String, Object>) into.computeIfAbsent(first, _ -> new LinkedHashMap<String, Object>());
        if (FREE_SECTIONS.contains(first)) {
            inner.put(rest, value);
        } else {
            put(inner, rest, value);
        }
    }

    private static String flow(Object node) {
        return node instanceof Map<?, ?> map
                ? map.entrySet().stream().map(ConfigurationTable::entry).collect(Collectors.joining(", ", "{", "}"))
                : "\"" + node + "\"";
    }

    private static String entry(Map.Entry<?, ?> entry) {
        String key = String.valueOf(entry.getKey());
        return key.endsWith("[]")
                ? key.replace("[]", "") + ": [" + flow(entry.getValue()) + "]"
                : key + ": " + flow(entry.getValue());
    }

    private static String unquoted(String cell) {
        return cell.replace("`", "");
    }
}
