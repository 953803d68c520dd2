package io.switchboard.simulator.truth;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.simulator.contactcentre.AgentSnapshot;
import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.contactcentre.CentreSnapshot;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.HandledContact;
import io.switchboard.simulator.contactcentre.StatusTransition;
import io.switchboard.simulator.http.JsonDocument;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The truth as JSON; instants are ISO 8601 in UTC, to the millisecond. */
final class TruthJson {
    private TruthJson() {}

    static JsonDocument.DocumentWriter time(SimulatedTime time) {
        Instant now = time.now();
        return out -> {
            out.writeStartObject();
            out.writeStringField("now", now.toString());
            out.writeStringField("start", time.start().toString());
            out.writeNumberField("factor", time.factor());
            out.writeEndObject();
        };
    }

    static JsonDocument.DocumentWriter frozen(ContactCentre centre) {
        return out -> {
            out.writeStartObject();
            out.writeBooleanField("frozen", centre.isFrozen());
            out.writeStringField("now", centre.now().toString());
            out.writeEndObject();
        };
    }

    static JsonDocument.DocumentWriter agents(CentreSnapshot centre) {
        return array(centre.agents(), TruthJson::agent);
    }

    static JsonDocument.DocumentWriter transitions(List<StatusTransition> transitions) {
        return array(transitions, TruthJson::transition);
    }

    static JsonDocument.DocumentWriter durations(Map<String, Map<AgentStatus, Long>> durations) {
        return array(List.copyOf(durations.entrySet()), TruthJson::duration);
    }

    static JsonDocument.DocumentWriter calls(List<HandledContact> calls) {
        return array(calls, TruthJson::call);
    }

    private static void call(HandledContact contact, JsonGenerator out) throws IOException {
        out.writeNumberField("call_id", contact.call().id());
        out.writeStringField(
                "queue_id",
                contact.call().queue().map(queue -> Long.toString(queue.id())).orElse(null));
        out.writeStringField("agent_id", contact.agentId().orElse(null));
        out.writeStringField("arrived_at", contact.arrivedAt().toString());
        out.writeStringField("answered_at", text(contact.answeredAt()));
        out.writeStringField("ended_at", text(contact.endedAt()));
        out.writeStringField("wrapped_up_at", text(contact.wrappedUpAt()));
        out.writeStringField("ending", text(contact.ending()));
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    private static void agent(AgentSnapshot agent, JsonGenerator out) throws IOException {
        out.writeStringField("agent_id", agent.profile().id());
        out.writeStringField("name", agent.profile().name());
        out.writeStringField("status", agent.status().name());
        out.writeStringField("since", agent.since().toString());
        out.writeNumberField("calls_today", agent.calls().today());
        out.writeNumberField("total_calls", agent.calls().total());
    }

    private static void transition(StatusTransition transition, JsonGenerator out) throws IOException {
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

    private static <T> JsonDocument.DocumentWriter array(List<T> elements, TruthWriter<T> writer) {
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

    private interface TruthWriter<T> {
        void write(T element, JsonGenerator out) throws IOException;
    }
}
