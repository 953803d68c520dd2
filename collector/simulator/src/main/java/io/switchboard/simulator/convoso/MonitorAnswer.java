package io.switchboard.simulator.convoso;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.simulator.centre.AgentSnapshot;
import io.switchboard.simulator.centre.AgentStatus;
import io.switchboard.simulator.centre.CentreSnapshot;
import io.switchboard.simulator.centre.Group;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.web.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The whole answer to a search, shaped as the vendor's sample is, or misshaped by one fault. */
final class MonitorAnswer implements Json.Body {
    private final CentreSnapshot centre;
    private final MonitorQuery query;
    private final Optional<FaultKind> fault;
    private final LocalTexts texts;
    private final List<Row> rows;

    MonitorAnswer(CentreSnapshot centre, MonitorQuery query, ZoneId zone, Optional<FaultKind> fault) {
        this.centre = centre;
        this.query = query;
        this.fault = fault;
        this.texts = new LocalTexts(zone, has(FaultKind.CLOCK_JUMP) ? Duration.ofHours(1) : Duration.ZERO);
        List<Row> all = centre.agents().stream()
                .filter(AgentSnapshot::isLoggedOn)
                .filter(agent -> query.matches(agent.profile()))
                .map(agent -> Row.of(agent, centre.at()))
                .toList();
        this.rows = has(FaultKind.HALF_AGENTS) ? half(all) : all;
    }

    @Override
    public void writeTo(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("success", true);
        if (has(FaultKind.EMPTY_ARRAY_FOR_OBJECT)) {
            emptyArray("data", out);
        } else {
            data(out);
        }
        out.writeEndObject();
    }

    private void data(JsonGenerator out) throws IOException {
        Fields fields = new Fields(out, has(FaultKind.NUMBER_AS_TEXT));
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
        if (has(FaultKind.UNKNOWN_FIELD)) {
            fields.number("agent_coaching", 2).text("agent_avg_coaching", "00:03:20");
        }
        out.writeEndObject();
        out.writeEndObject();
        fields.number("available_agents", statistics.count(AgentStatus.READY))
                .number("logged_in_agents", rows.size() - statistics.count(AgentStatus.DEAD));
        out.writeEndObject();
    }

    private void agents(Fields fields) throws IOException {
        if (has(FaultKind.MISSING_AGENTS)) {
            return;
        }
        fields.out().writeArrayFieldStart("agents");
        for (int i = 0; i < rows.size() && !has(FaultKind.EMPTY_AGENTS); i++) {
            fields.out().writeStartObject();
            agent(new AgentJson(rows.get(i), fields, texts), i, fields);
            fields.out().writeEndObject();
        }
        fields.out().writeEndArray();
    }

    private void agent(AgentJson agent, int index, Fields fields) throws IOException {
        if (has(FaultKind.WRONG_TYPE_IN_ROW) && index == rows.size() / 2) {
            agent.writeWrongly();
        } else {
            agent.write();
        }
        if (has(FaultKind.UNKNOWN_FIELD)) {
            fields.number("sentiment_score", 87);
            fields.out().writeObjectFieldStart("coach");
            fields.text("name", "Sample Coach");
            emptyArray("notes", fields.out());
            fields.out().writeEndObject();
        }
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

    private static void groups(String name, List<Group> groups, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (Group group : groups) {
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

    private static List<Row> half(List<Row> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(rows::get)
                .toList();
    }

    private boolean has(FaultKind kind) {
        return fault.filter(kind::equals).isPresent();
    }
}
