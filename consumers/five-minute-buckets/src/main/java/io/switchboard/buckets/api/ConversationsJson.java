package io.switchboard.buckets.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;

/**
 * The whole response, shaped as the vendor's sample is: skills are not narrowed by the agents asked for, nor agents by
 * the skills. With intervals, first each of them, then what there is without.
 *
 * @param sum of all intervals
 */
record ConversationsJson(ConversationsQuery query, TimeframeIntervals intervals, ConversationTotals sum)
        implements JsonBody {

    @Override
    public void writeTo(JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (query.interval().isPresent()) {
            out.writeArrayFieldStart("metricsByIntervals");
            for (int i = 0; i < intervals.frames().size(); i++) {
                interval(intervals.frames().get(i), intervals.tallies().get(i), out);
            }
            out.writeEndArray();
        }
        members(sum, out);
        out.writeEndObject();
    }

    private void interval(Timeframe frame, ConversationTotals tally, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("timestamp", frame.end().toEpochMilli());
        out.writeObjectFieldStart("metricsData");
        members(tally, out);
        out.writeEndObject();
        out.writeEndObject();
    }

    private void members(ConversationTotals tally, JsonGenerator out) throws IOException {
        if (query.isForAccount()) {
            total(sum.account().apply(tally), out);
        }
        if (query.skills().isGiven()) {
            out.writeObjectFieldStart("skillsMetricsPerAgent");
            skills(tally, out);
            out.writeEndObject();
        }
        if (query.agents().isGiven()) {
            out.writeObjectFieldStart("agentsMetrics");
            ConversationMetrics total = agents(tally.agents(), query.agents(), out);
            total(total, out);
            out.writeEndObject();
        }
    }

    private void skills(ConversationTotals tally, JsonGenerator out) throws IOException {
        ConversationMetrics sumOfSkills = ConversationMetrics.ZERO;
        out.writeObjectFieldStart("metricsPerSkill");
        for (Map.Entry<String, ConversationMetrics> skill : tally.skills().entrySet()) {
            if (query.skills().has(skill.getKey())) {
                out.writeObjectFieldStart(skill.getKey());
                agents(tally.agentsIn(skill.getKey()), IdFilter.ALL, out);
                total(skill.getValue(), out);
                out.writeEndObject();
                sumOfSkills = sumOfSkills.plus(skill.getValue());
            }
        }
        out.writeEndObject();
        total(sumOfSkills, out);
    }

    /** Writes each of the agents that pass; returns what they add up to. */
    private static ConversationMetrics agents(
            SortedMap<String, ConversationMetrics> agents, IdFilter filter, JsonGenerator out) throws IOException {
        ConversationMetrics sumOfAgents = ConversationMetrics.ZERO;
        out.writeObjectFieldStart("metricsPerAgent");
        for (Map.Entry<String, ConversationMetrics> agent : agents.entrySet()) {
            if (filter.has(agent.getKey())) {
                out.writeFieldName(agent.getKey());
                agent.getValue().write(out);
                sumOfAgents = sumOfAgents.plus(agent.getValue());
            }
        }
        out.writeEndObject();
        return sumOfAgents;
    }

    private static void total(ConversationMetrics metrics, JsonGenerator out) throws IOException {
        out.writeFieldName("metricsTotals");
        metrics.write(out);
    }
}
