package io.switchboard.simulator.truth;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.simulator.centre.AgentSnapshot;
import io.switchboard.simulator.centre.AgentStatus;
import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.centre.CentreSnapshot;
import io.switchboard.simulator.centre.Transition;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.simulator.web.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The truth as JSON; instants are ISO 8601 in UTC, to the millisecond. */
final class TruthJson {
    private TruthJson() {}

    static Json.Body time(SimulatedTime time) {
        Instant now = time.now();
        return out -> {
            out.writeStartObject();
            out.writeStringField("now", now.toString());
            out.writeNumberField("factor", time.factor());
            out.writeEndObject();
        };
    }

    static Json.Body frozen(Centre centre) {
        return out -> {
            out.writeStartObject();
            out.writeBooleanField("frozen", centre.isFrozen());
            out.writeStringField("now", centre.now().toString());
            out.writeEndObject();
        };
    }

    static Json.Body agents(CentreSnapshot centre) {
        return array(centre.agents(), TruthJson::agent);
    }

    static Json.Body transitions(List<Transition> transitions) {
        return array(transitions, TruthJson::transition);
    }

    static Json.Body durations(Map<String, Map<AgentStatus, Long>> durations) {
        return array(List.copyOf(durations.entrySet()), TruthJson::duration);
    }

    private static void agent(AgentSnapshot agent, JsonGenerator out) throws IOException {
        out.writeStringField("agent_id", agent.profile().id());
        out.writeStringField("name", agent.profile().name());
        out.writeStringField("status", agent.status().name());
        out.writeStringField("since", agent.since().toString());
        out.writeNumberField("calls_today", agent.calls().today());
        out.writeNumberField("total_calls", agent.calls().total());
    }

    private static void transition(Transition transition, JsonGenerator out) throws IOException {
        out.writeStringField("account", transition.account());
        out.writeStringField("agent_id", transition.agentId());
        out.writeStringField("at", transition.at().toString());
        out.writeStringField("from", transition.from().name());
        out.writeStringField("to", transition.to().name());
    }

    private static void duration(Map.Entry<String, Map<AgentStatus, Long>> agent, JsonGenerator out)
            throws IOException {
        out.writeStringField("agent_id", agent.getKey());
        out.writeObjectFieldStart("ms");
        for (Map.Entry<AgentStatus, Long> status : agent.getValue().entrySet()) {
            out.writeNumberField(status.getKey().name(), status.getValue());
        }
        out.writeEndObject();
    }

    private static <T> Json.Body array(List<T> elements, Writer<T> writer) {
        return out -> {
            out.writeStartArray();
            for (T element : elements) {
                out.writeStartObject();
                writer.write(element, out);
                out.writeEndObject();
            }
            out.writeEndArray();
        };
    }

    private interface Writer<T> {
        void write(T element, JsonGenerator out) throws IOException;
    }
}
