package io.switchboard.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What an API's answers look like with faults that no other API's can have, or that look otherwise there. */
public record OddShapes(Map<FaultKind, OddShape> byKind) {
    /** None. */
    public static final OddShapes NONE = new OddShapes(Map.of());

    public OddShapes {
        byKind = Map.copyOf(byKind);
    }

    /** One fault, done to a sound answer. */
    public interface OddShape {
        /**
         * Changes the answer.
         *
         * @param turn differs from request to request
         */
        void spoil(JsonNode answer, long turn);
    }

    /**
     * Done to one of the objects that have a field, another one at every turn.
     *
     * @param field that rows alone have
     */
    public static OddShape inOneRow(String field, Consumer<ObjectNode> change) {
        return (answer, turn) -> {
            List<ObjectNode> rows = JsonShape.find(answer, field);
            if (!rows.isEmpty()) {
                change.accept(rows.get(Math.floorMod(turn, rows.size())));
            }
        };
    }

    /** Done to all objects that have a field. */
    public static OddShape inEvery(String field, Consumer<ObjectNode> change) {
        return (answer, _) -> JsonShape.find(answer, field).forEach(change);
    }

    /** Whole numbers and texts of them, as {@link FaultKind#GROUPED_NUMBER} has them. */
    public static OddShape grouped(String field, Set<String> counts) {
        return inEvery(
                field,
                row -> counts.stream().filter(row::has).forEach(name -> {
                    long number = row.get(name).asLong();
                    if (number < 1_000) {
                        row.put(name, (double) number);
                    } else {
                        row.put(name, String.format(Locale.ROOT, "%,d", number));
                    }
                }));
    }

    /** Whether an answer of this API can have such a fault. */
    public boolean has(FaultKind kind) {
        return byKind.containsKey(kind);
    }

    /** The text with a fault in it, if it is one of these. */
    public String spoil(String json, FaultKind kind, long turn) {
        OddShape oddity = byKind.get(kind);
        if (oddity == null) {
            return json;
        }
        JsonNode answer = JsonShape.parse(json);
        oddity.spoil(answer, turn);
        return answer.toString();
    }
}
