package io.switchboard.simulator.liveperson;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.simulator.contactcentre.HandledContact;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.http.JsonDocument;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The whole answer, shaped as the vendor's sample is: skills are not narrowed by the agents asked for, nor agents by
 * the skills. With intervals, first each of them, then what there is without.
 */
final class SimulatedConversations implements JsonDocument.DocumentWriter {
    private static final Duration SETTLED = Duration.ofMinutes(15);
    private static final Duration OLDEST_RESTATED = Duration.ofMinutes(30);

    private final List<HandledContact> conversations;
    private final TimeframeBuckets buckets;
    private final SimulatedConversationsQuery query;
    private final FaultEffect mishap;

    /**
     * An answer.
     *
     * @param conversations that were resolved within the buckets
     */
    SimulatedConversations(
            List<HandledContact> conversations,
            TimeframeBuckets buckets,
            SimulatedConversationsQuery query,
            FaultEffect mishap) {
        this.conversations = List.copyOf(conversations);
        this.buckets = buckets;
        this.query = query;
        this.mishap = mishap;
    }

    @Override
    public void writeTo(JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (query.interval().isPresent()) {
            intervals(query.interval().get(), out);
        }
        boolean apart = query.interval().isPresent() && mishap.has(FaultKind.WRONG_SPELLING);
        if (apart) {
            out.writeObjectFieldStart("timeframeSummary");
        }
        metrics(conversations, out);
        if (apart) {
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void intervals(int minutes, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("metricsByIntervals");
        for (TimeframeBuckets part : buckets.split(minutes)) {
            out.writeStartObject();
            out.writeNumberField("timestamp", mishap.shift(part.end()).toEpochMilli());
            out.writeObjectFieldStart("metricsData");
            metrics(told(part), out);
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private List<HandledContact> told(TimeframeBuckets part) {
        List<HandledContact> resolved = conversations.stream()
                .filter(conversation -> part.has(conversation.endedAt().orElseThrow()))
                .toList();
        boolean restated = part.endedBetween(
                buckets.end().minus(OLDEST_RESTATED), buckets.end().minus(SETTLED));
        return restated && mishap.has(FaultKind.RESTATED) ? restated(resolved) : resolved;
    }

    /** Nobody's only conversation is missed: their row would be gone. */
    private List<HandledContact> restated(List<HandledContact> resolved) {
        Map<String, List<HandledContact>> each = by(contact -> skill(contact) + ' ' + agent(contact), resolved);
        return each.values().stream()
                .flatMap(own -> own.stream().limit(Math.max(1, own.size() - 1)))
                .toList();
    }

    private void metrics(List<HandledContact> all, JsonGenerator out) throws IOException {
        if (query.isForAccount()) {
            totals(all, out);
        }
        if (query.skills().isAsked()) {
            out.writeObjectFieldStart("skillsMetricsPerAgent");
            skills(only(all, SimulatedConversations::skill, query.skills()), out);
            out.writeEndObject();
        }
        if (query.agents().isAsked()) {
            out.writeObjectFieldStart("agentsMetrics");
            agents(only(all, this::agent, query.agents()), out);
            out.writeEndObject();
        }
    }

    private void skills(List<HandledContact> all, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("metricsPerSkill");
        for (Map.Entry<String, List<HandledContact>> skill :
                by(SimulatedConversations::skill, all).entrySet()) {
            out.writeObjectFieldStart(skill.getKey());
            agents(skill.getValue(), out);
            out.writeEndObject();
        }
        out.writeEndObject();
        totals(all, out);
    }

    private void agents(List<HandledContact> all, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("metricsPerAgent");
        for (Map.Entry<String, List<HandledContact>> agent :
                by(this::agent, all).entrySet()) {
            out.writeObjectFieldStart(agent.getKey());
            ResolutionMetrics.of(agent.getValue()).write(out);
            out.writeEndObject();
        }
        out.writeEndObject();
        totals(all, out);
    }

    private static void totals(List<HandledContact> all, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("metricsTotals");
        ResolutionMetrics.of(all).write(out);
        out.writeEndObject();
    }

    private static List<HandledContact> only(
            List<HandledContact> all, Function<HandledContact, String> id, RequestedIds wanted) {
        return all.stream().filter(one -> wanted.has(id.apply(one))).toList();
    }

    private static Map<String, List<HandledContact>> by(Function<HandledContact, String> id, List<HandledContact> all) {
        return all.stream().collect(Collectors.groupingBy(id, TreeMap::new, Collectors.toList()));
    }

    /** The queue; a call that came through none has no skill assigned. */
    private static String skill(HandledContact contact) {
        return contact.call().queue().map(queue -> Long.toString(queue.id())).orElse("-1");
    }

    private String agent(HandledContact contact) {
        return mishap.has(FaultKind.WITHOUT_AGENT)
                ? UnassignedConversations.agent(contact)
                : contact.agentId().orElseThrow();
    }
}
