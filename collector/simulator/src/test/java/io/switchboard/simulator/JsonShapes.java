package io.switchboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What two JSON texts must have in common to be of one shape: names, their order, and types. */
public final class JsonShapes {
    private JsonShapes() {}

    /** One line for each value, with its path; of an array the first element stands for all. */
    public static List<String> of(JsonNode node) {
        List<String> lines = new ArrayList<>();
        add("", node, lines);
        return lines;
    }

    private static void add(String path, JsonNode node, List<String> lines) {
        lines.add(path + " " + node.getNodeType());
        if (node.isObject()) {
            node.properties().forEach(field -> add(path + "/" + field.getKey(), field.getValue(), lines));
        } else if (node.isArray() && !node.isEmpty()) {
            add(path + "[]", node.get(0), lines);
        }
    }
}
