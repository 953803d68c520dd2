package io.switchboard.simulator.liveperson;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.simulator.centre.Contact;
import io.switchboard.simulator.centre.Ending;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many conversations were resolved by whom, and how long they were handled: from answer to end, in milliseconds.
 */
final class Metrics {
    private static final Map<Ending, String> BY =
            new EnumMap<>(Map.of(Ending.AGENT, "_byCCP", Ending.CALLER, "_byConsumer", Ending.SYSTEM, "_bySystem"));

    private final Map<Ending, Integer> counts = new EnumMap<>(Ending.class);
    private final Map<Ending, Long> millis = new EnumMap<>(Ending.class);

    static Metrics of(List<Contact> conversations) {
        Metrics metrics = new Metrics();
        for (Contact conversation : conversations) {
            Ending ending = conversation.ending().orElseThrow();
            metrics.counts.merge(ending, 1, Integer::sum);
            metrics.millis.merge(ending, conversation.talkMillis(), Long::sum);
        }
        return metrics;
    }

    /** The fields of one object, in the order of the vendor's sample. */
    void write(JsonGenerator out) throws IOException {
        int count = 0;
        long time = 0;
        for (Map.Entry<Ending, String> by : BY.entrySet()) {
            out.writeNumberField("resolvedConversations" + by.getValue(), counts.getOrDefault(by.getKey(), 0));
            count += counts.getOrDefault(by.getKey(), 0);
            time += millis.getOrDefault(by.getKey(), 0L);
        }
        out.writeNumberField("totalResolvedConversations", count);
        for (Map.Entry<Ending, String> by : BY.entrySet()) {
            out.writeNumberField(
                    "totalHandlingTime_resolvedConversations" + by.getValue(), millis.getOrDefault(by.getKey(), 0L));
        }
        out.writeNumberField("totalHandlingTime_resolvedConversations", time);
        for (Map.Entry<Ending, String> by : BY.entrySet()) {
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
