package io.switchboard.simulator.convoso;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.simulator.contactcentre.AgentSnapshot;
import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.contactcentre.CentreGroup;
import io.switchboard.simulator.contactcentre.CentreSnapshot;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.http.JsonDocument;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/** The whole answer to a search, shaped as the vendor's sample is. A mishap may leave rows out and shift times. */
final class MonitorAnswer implements JsonDocument.DocumentWriter {
    private final CentreSnapshot centre;
    private final MonitorQuery query;
    private final LocalTexts texts;
    private final List<MonitorRow> rows;

    MonitorAnswer(CentreSnapshot centre, MonitorQuery query, ZoneId zone, FaultEffect mishap) {
        this.centre = centre;
        this.query = query;
        this.texts = new LocalTexts(zone, mishap.ahead());
        this.rows = mishap.keep(centre.agents().stream()
                .filter(AgentSnapshot::isLoggedOn)
                .filter(agent -> query.matches(agent.profile()))
                .map(agent -> MonitorRow.of(agent, centre.at()))
                .toList());
    }

    @Override
    public void writeTo(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("success", true);
        data(out);
        out.writeEndObject();
    }

    private void data(JsonGenerator out) throws IOException {
        FieldWriter fields = new FieldWriter(out);
        StatisticsJson statistics = new StatisticsJson(centre, rows, fields);
        out.writeObjectFieldStart("data");
        out.writeObjectFieldStart("entries");
        out.writeBooleanField("success", true);
        out.writeNumberField("code", 200);
        groups("campaigns", centre.campaigns(), out);
        groups("queues", centre.queues(), out);
        agents(fields);
        callData(out);
        out.writeBooleanField("out_of_funds", false);
        out.writeObjectFieldStart("data");
        statistics.write(query, texts);
        out.writeEndObject();
        out.writeEndObject();
        fields.number("available_agents", statistics.count(AgentStatus.READY))
                .number("logged_in_agents", rows.size() - statistics.count(AgentStatus.DEAD));
        out.writeEndObject();
    }

    private void agents(FieldWriter fields) throws IOException {
        fields.out().writeArrayFieldStart("agents");
        for (MonitorRow row : rows) {
            fields.out().writeStartObject();
            new AgentJson(row, fields, texts).write();
            fields.out().writeEndObject();
        }
        fields.out().writeEndArray();
    }

    /** What would be in here is not documented: like the sample, all of it is PHP's empty map. */
    private static void callData(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("call_data");
        for (String name : List.of(
                "inbound_active_calls", "outbound_active_calls", "available_agents", "lead_id_to_user_id", "users")) {
            emptyArray(name, out);
        }
        out.writeEndObject();
    }

    private static void groups(String name, List<CentreGroup> groups, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (CentreGroup group : groups) {
            out.writeStartObject();
            out.writeNumberField("value", group.id());
            out.writeStringField("name", group.name());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void emptyArray(String name, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        out.writeEndArray();
    }
}
