package io.switchboard.endtoend.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.convoso.agentmonitor.totals.Envelope;
import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What was counted of calls, as far as the monitor's answers can say, whose counters begin when the vendor wishes: what
 * is between the last answer before such a time and that time is known to nobody.
 */
record CallsOfTruth(Figures counted, int left) {
    private static final String CAMPAIGN = "campaign";
    private static final String QUEUE = "queue";

    /** @param resets when the counters began again, in order */
    static CallsOfTruth of(TopicReader reader, Topics topics, List<Instant> resets) {
        Figures counted = new Figures();
        Deque<Instant> ahead = new ArrayDeque<>(resets);
        Totals last = null;
        for (var change : reader.all(topics.changes(Dataset.CONVOSO_TOTALS))) {
            Envelope event = change.value();
            Totals next = event.getAfter();
            Instant at = event.getSource().getObservedAt();
            if (next == null) {
                continue;
            }
            boolean again = last != null && contacts(next) < contacts(last) && isPast(ahead, at);
            if (again) {
                ahead.removeFirst();
            } else if (last != null) {
                add(counted, last, -1);
            }
            add(counted, next, 1);
            last = next;
        }
        return new CallsOfTruth(counted, ahead.size());
    }

    private static boolean isPast(Deque<Instant> ahead, Instant at) {
        return !ahead.isEmpty() && !at.isBefore(ahead.getFirst());
    }

    private static long contacts(Totals totals) {
        return totals.getQueueCallsToday() + totals.getCallsToday();
    }

    private static void add(Figures figures, Totals totals, int times) {
        figures.add(QUEUE, "offered", times * totals.getQueueCallsToday());
        figures.add(QUEUE, "answered", times * totals.getQueueAnswered());
        figures.add(QUEUE, "dropped", times * totals.getQueueDropped());
        figures.add(CAMPAIGN, "offered", times * totals.getCallsToday());
        figures.add(CAMPAIGN, "answered", times * totals.getAnswered());
        figures.add(CAMPAIGN, "dropped", times * totals.getDropped());
        figures.add(CAMPAIGN, "manual", times * totals.getManualCallsToday());
        figures.add(CAMPAIGN, "talk_ms", times * 1_000L * totals.getOutboundTotalTalkAvgLength());
        figures.add(CAMPAIGN, "idle_ms", times * 1_000L * totals.getOutboundTotalWaitAvgLength());
        figures.add(CAMPAIGN, "pause_ms", times * 1_000L * totals.getOutboundTotalPauseAvgLength());
        figures.add(CAMPAIGN, "wrap_ms", times * 1_000L * totals.getOutboundTotalDispoAvgLength());
    }

    /** By queues and campaigns, over all days. */
    Map<String, SortedMap<String, Long>> told() {
        assertThat(left).as("resets that no answer showed").isZero();
        return counted.told();
    }
}
