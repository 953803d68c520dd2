package io.switchboard.simulator.convoso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.OddShapes;
import io.switchboard.simulator.fault.OddShapes.OddShape;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What the monitor's answers look like with faults of their own. */
final class MonitorOddities {
    private static final String ROWS = "agents";
    private static final String ID = "user_id";
    private static final String TOTAL = "agent_total";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    static final OddShapes ALL = new OddShapes(Map.ofEntries(
            Map.entry(FaultKind.ODD_VALUE, OddShapes.inOneRow(ID, MonitorOddities::writeOddValues)),
            Map.entry(
                    FaultKind.GROUPED_NUMBER,
                    OddShapes.grouped(ID, Set.of("calls_today", "total_calls", "status_time_sec"))),
            Map.entry(FaultKind.NUL_IN_NAME, OddShapes.inOneRow(ID, row -> putNul(row, "user_full_name"))),
            Map.entry(FaultKind.ROW_WITHOUT_KEY, inRows((rows, _) -> addRow(rows))),
            Map.entry(FaultKind.AGENT_TWICE, inRows(MonitorOddities::repeatOne)),
            Map.entry(FaultKind.OBJECT_FOR_LIST, inEntries((entries, _) -> listAsObject(entries))),
            Map.entry(FaultKind.EMPTY_OBJECT_FOR_LIST, inEntries((entries, _) -> entries.putObject(ROWS))),
            Map.entry(FaultKind.NULL_FOR_LIST, inEntries((entries, _) -> entries.putNull(ROWS))),
            Map.entry(FaultKind.EMPTY_ENTRIES, inData(data -> data.putArray("entries"))),
            Map.entry(FaultKind.EMPTY_OBJECT_ENTRIES, inData(data -> data.putObject("entries"))),
            Map.entry(FaultKind.NULL_ENTRIES, inData(data -> data.putNull("entries")))));

    private MonitorOddities() {}

    /** Behind the first letter. */
    static void putNul(ObjectNode row, String name) {
        row.put(name, row.path(name).asText().replaceFirst("^.", "$0\u0000"));
    }

    private static void writeOddValues(ObjectNode row) {
        row.put("status_length", "-00:00:03")
                .put("campaign_skill", "N/A")
                .put("last_inbound_call_time", false)
                .put("total_calls", "many");
    }

    private static void addRow(ArrayNode rows) {
        rows.addObject()
                .put(ID, "0")
                .put("user_full_name", "Deleted user")
                .put("campaign_id", "0")
                .put("calls_today", "0")
                .put("status", "READY")
                .put("status_label", "Ready");
    }

    /** Another one, and in another order, at every turn. */
    private static void repeatOne(ArrayNode rows, long turn) {
        if (!rows.isEmpty()) {
            int place = Math.floorMod(turn, rows.size());
            ObjectNode old = rows.path(place).deepCopy();
            old.put("status", "PAUSED").put("status_label", "Paused");
            putBack(old, "last_state_change");
            putBack(old, "last_update_time");
            rows.insert(turn % 2 == 0 ? place : place + 1, old);
        }
    }

    private static void putBack(ObjectNode row, String name) {
        row.put(
                name,
                TIME.format(LocalDateTime.parse(row.path(name).asText(), TIME).minusHours(1)));
    }

    private static void listAsObject(ObjectNode entries) {
        JsonNode rows = entries.path(ROWS);
        ObjectNode object = entries.putObject(ROWS);
        for (int i = 0; i < rows.size(); i++) {
            object.set(Integer.toString(i == 0 ? 0 : i + 1), rows.path(i));
        }
    }

    private static OddShape inRows(BiConsumer<ArrayNode, Long> change) {
        return inEntries((entries, turn) -> {
            if (entries.path(ROWS) instanceof ArrayNode rows && entries.path("data") instanceof ObjectNode totals) {
                int before = rows.size();
                change.accept(rows, turn);
                totals.put(TOTAL, totals.path(TOTAL).asInt() + rows.size() - before);
            }
        });
    }

    private static OddShape inEntries(BiConsumer<ObjectNode, Long> change) {
        return (answer, turn) -> {
            if (answer.at("/data/entries") instanceof ObjectNode entries) {
                change.accept(entries, turn);
            }
        };
    }

    private static OddShape inData(Consumer<ObjectNode> change) {
        return (answer, _) -> {
            if (answer.path("data") instanceof ObjectNode data) {
                change.accept(data);
            }
        };
    }
}
