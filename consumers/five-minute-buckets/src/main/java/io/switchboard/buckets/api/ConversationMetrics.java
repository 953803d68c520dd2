package io.switchboard.buckets.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * How many conversations were resolved, and how long they were handled, as LivePerson's API shows it.
 *
 * @param resolved conversations
 * @param handled time, in milliseconds
 */
record ConversationMetrics(MetricSplit resolved, MetricSplit handled) {
    static final ConversationMetrics ZERO = new ConversationMetrics(MetricSplit.ZERO, MetricSplit.ZERO);

    /** A figure by who resolved; the vendor's own total is not always their sum. */
    record MetricSplit(long byCcp, long byConsumer, long bySystem, long total) {
        static final MetricSplit ZERO = new MetricSplit(0, 0, 0, 0);

        MetricSplit plus(MetricSplit other) {
            return new MetricSplit(
                    byCcp + other.byCcp, byConsumer + other.byConsumer, bySystem + other.bySystem, total + other.total);
        }

        private void write(String name, JsonGenerator out) throws IOException {
            out.writeNumberField(name + "_byCCP", byCcp);
            out.writeNumberField(name + "_byConsumer", byConsumer);
            out.writeNumberField(name + "_bySystem", bySystem);
        }
    }

    boolean isZero() {
        return equals(ZERO);
    }

    ConversationMetrics plus(ConversationMetrics other) {
        return new ConversationMetrics(resolved.plus(other.resolved), handled.plus(other.handled));
    }

    /** Writes the object, its members in the order of the vendor's sample. */
    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        resolved.write("resolvedConversations", out);
        out.writeNumberField("totalResolvedConversations", resolved.total());
        handled.write("totalHandlingTime_resolvedConversations", out);
        out.writeNumberField("totalHandlingTime_resolvedConversations", handled.total());
        average("_byCCP", handled.byCcp(), resolved.byCcp(), out);
        average("_byConsumer", handled.byConsumer(), resolved.byConsumer(), out);
        average("_bySystem", handled.bySystem(), resolved.bySystem(), out);
        average("", handled.total(), resolved.total(), out);
        out.writeEndObject();
    }

    /** Rounded as the vendor's: single precision; a whole 0 where there is nothing to divide by. */
    private static void average(String by, long time, long count, JsonGenerator out) throws IOException {
        String name = "avgTime_resolvedConversations" + by;
        if (count == 0) {
            out.writeNumberField(name, 0);
        } else {
            out.writeNumberField(name, (float) time / count);
        }
    }
}
