package io.switchboard.simulator.fault;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an API's JSON can be misshaped, by names of fields.
 *
 * @param rows fields that only a certain kind of object has: first that of the rows, then those of other objects
 * @param numbers three fields of a row whose values get wrong types
 * @param tables fields that hold all rows
 * @param objects fields that hold an object which PHP would write as an array when it is empty
 * @param counters fields of rows and statistics that count calls
 * @param total the field that says how many rows there are
 * @param spellings other names the vendor has for fields
 */
public record JsonShape(
        List<String> rows,
        List<String> numbers,
        List<String> tables,
        List<String> objects,
        List<String> counters,
        Optional<String> total,
        Map<String, String> spellings) {
    /** By how much counters are too high. */
    public static final int OVERCOUNT = 7;

    private static final Set<FaultKind> KINDS = EnumSet.of(
            FaultKind.WRONG_TYPE_IN_ROW,
            FaultKind.UNKNOWN_FIELD,
            FaultKind.NUMBER_AS_TEXT,
            FaultKind.EMPTY_ARRAY_FOR_OBJECT,
            FaultKind.MISSING_AGENTS,
            FaultKind.EMPTY_AGENTS,
            FaultKind.COUNTER_OVERCOUNT,
            FaultKind.TOTAL_MISMATCH,
            FaultKind.WRONG_SPELLING);

    private static final JsonMapper MAPPER = new JsonMapper();

    public JsonShape {
        rows = List.copyOf(rows);
        numbers = List.copyOf(numbers);
        tables = List.copyOf(tables);
        objects = List.copyOf(objects);
        counters = List.copyOf(counters);
        spellings = Map.copyOf(spellings);
    }

    /** The text with the fault in it; unchanged by a kind that is not a matter of shape. */
    public String misshape(String json, FaultKind kind) {
        if (!KINDS.contains(kind)) {
            return json;
        }
        JsonNode root = parse(json);
        switch (kind) {
            case WRONG_TYPE_IN_ROW -> wrongTypes(find(root, rows.getFirst()));
            case UNKNOWN_FIELD -> rows.forEach(row -> find(root, row).forEach(JsonShape::addUnknown));
            case NUMBER_AS_TEXT -> rows.forEach(row -> find(root, row).forEach(JsonShape::writeNumbersAsTexts));
            case EMPTY_ARRAY_FOR_OBJECT ->
                objects.forEach(name -> find(root, name).forEach(owner -> owner.putArray(name)));
            case MISSING_AGENTS -> tables.forEach(name -> find(root, name).forEach(owner -> owner.remove(name)));
            case EMPTY_AGENTS -> tables.forEach(name -> find(root, name).forEach(owner -> empty(owner, name)));
            case COUNTER_OVERCOUNT ->
                counters.forEach(name -> find(root, name).forEach(owner -> raise(owner, name, OVERCOUNT)));
            case TOTAL_MISMATCH -> total.ifPresent(name -> find(root, name).forEach(owner -> raise(owner, name, 3)));
            case WRONG_SPELLING ->
                spellings.forEach((name, other) -> {
                    // Within one that is found there may be others.
                    for (List<ObjectNode> owners = find(root, name); !owners.isEmpty(); owners = find(root, name)) {
                        owners.forEach(owner -> rename(owner, name, other));
                    }
                });
            default -> {}
        }
        return root.toString();
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the simulator's own answer is no JSON", e);
        }
    }

    static List<ObjectNode> find(JsonNode root, String field) {
        return root.findParents(field).stream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private void wrongTypes(List<ObjectNode> all) {
        if (all.isEmpty()) {
            return;
        }
        ObjectNode row = all.get(all.size() / 2);
        JsonNode first = row.path(numbers.get(0));
        JsonNode second = row.path(numbers.get(1));
        row.putObject(numbers.get(0)).set("value", first);
        row.putArray(numbers.get(1)).add(second);
        row.put(numbers.get(2), "a while");
    }

    private static void addUnknown(ObjectNode owner) {
        owner.put("sentiment_score", 87);
        ObjectNode coach = owner.putObject("coach");
        coach.put("name", "Sample Coach");
        coach.putArray("notes");
    }

    private static void writeNumbersAsTexts(ObjectNode owner) {
        owner.properties().forEach(field -> {
            if (field.getValue().isNumber()) {
                owner.put(field.getKey(), field.getValue().asText());
            }
        });
    }

    /** A number that is written as a text stays one. */
    private static void raise(ObjectNode owner, String name, int by) {
        long raised = owner.get(name).asLong() + by;
        if (owner.get(name).isTextual()) {
            owner.put(name, Long.toString(raised));
        } else {
            owner.put(name, raised);
        }
    }

    private static void empty(ObjectNode owner, String name) {
        if (owner.get(name) instanceof ArrayNode) {
            owner.putArray(name);
        } else {
            owner.putObject(name);
        }
    }

    private static void rename(ObjectNode owner, String name, String other) {
        JsonNode value = owner.remove(name);
        owner.set(other, value);
    }
}
