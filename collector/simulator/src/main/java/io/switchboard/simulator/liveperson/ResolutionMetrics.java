package io.switchboard.simulator.liveperson;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.simulator.contactcentre.CallEnding;
import io.switchboard.simulator.contactcentre.HandledContact;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many conversations were resolved by whom, and how long they were handled: from answer to end, in milliseconds.
 */
final class ResolutionMetrics {
    private static final Map<CallEnding, String> BY = new EnumMap<>(
            Map.of(CallEnding.AGENT, "_byCCP", CallEnding.CALLER, "_byConsumer", CallEnding.SYSTEM, "_bySystem"));

    private final Map<CallEnding, Integer> counts = new EnumMap<>(CallEnding.class);
    private final Map<CallEnding, Long> millis = new EnumMap<>(CallEnding.class);

    static ResolutionMetrics of(List<HandledContact> conversations) {
        ResolutionMetrics metrics = new ResolutionMetrics();
        for (HandledContact conversation : conversations) {
            CallEnding ending = conversation.ending().orElseThrow();
            metrics.counts.merge(ending, 1, Integer::sum);
            metrics.millis.merge(ending, conversation.talkMillis(), Long::sum);
        }
        return metrics;
    }

    /** The fields of one object, in the order of the vendor's sample. */
    void write(JsonGenerator out) throws IOException {
        int count = 0;
        long time = 0;
        for (Map.Entry<CallEnding, String> by : BY.entrySet()) {
            out.writeNumberField("resolvedConversations" + by.getValue(), counts.getOrDefault(by.getKey(), 0));
            count += counts.getOrDefault(by.getKey(), 0);
            time += millis.getOrDefault(by.getKey(), 0L);
        }
        out.writeNumberField("totalResolvedConversations", count);
        for (Map.Entry<CallEnding, String> by : BY.entrySet()) {
            out.writeNumberField(
                    "totalHandlingTime_resolvedConversations" + by.getValue(), millis.getOrDefault(by.getKey(), 0L));
        }
        out.writeNumberField("totalHandlingTime_resolvedConversations", time);
        for (Map.Entry<CallEnding, String> by : BY.entrySet()) {
            average(by.getValue(), millis.getOrDefault(by.getKey(), 0L), counts.getOrDefault(by.getKey(), 0), out);
        }
        average("", time, count, out);
    }

    private static void average(String by, long time, int count, JsonGenerator out) throws IOException {
        String name = "avgTime_resolvedConversations" + by;
        if (count == 0) {
            out.writeNumberField(name, 0);
        } else {
            out.writeNumberField(name, (float) time / count);
        }
    }
}
