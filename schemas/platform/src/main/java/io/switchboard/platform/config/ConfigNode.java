package io.switchboard.platform.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One node of the file. A scalar is the text that is written there, whatever type YAML would give it. */
sealed interface ConfigNode {

    /** The line of the node, or of its key where it has one; counted from 1, and 0 where there is none. */
    int line();

    /** Keys with values. */
    record ConfigMapping(int line, Map<String, ConfigNode> entries) implements ConfigNode {
        public ConfigMapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** A list. */
    record ConfigList(int line, List<ConfigNode> items) implements ConfigNode {
        public ConfigList {
            items = List.copyOf(items);
        }
    }

    /** A single value. */
    record ConfigText(int line, String text) implements ConfigNode {}

    /** What cannot be used, which is an error already. */
    record FaultyConfig(int line) implements ConfigNode {}

    /** Nothing, or YAML's null. */
    record AbsentConfig(int line) implements ConfigNode {}

    /** The value of a key; absent where there is none. */
    default ConfigNode at(String key) {
        return entries().getOrDefault(key, new AbsentConfig(line()));
    }

    /** The values by their keys, in the file's order; none unless it is a mapping. */
    default Map<String, ConfigNode> entries() {
        return Map.of();
    }
}
