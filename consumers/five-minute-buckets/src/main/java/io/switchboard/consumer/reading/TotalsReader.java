package io.switchboard.consumer.reading;

import static io.switchboard.consumer.reading.Measures.Measure.figure;
import static io.switchboard.consumer.reading.Measures.Measure.seconds;

import io.switchboard.convoso.agentmonitor.totals.Totals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Convoso's campaign and queue statistics: what has come to the account since the day began, and what is so now. */
record TotalsReader() implements Reader {
    private static final String CAMPAIGN = "campaign";

    static final Measures CAMPAIGN_COUNTS = Measures.of(
            figure("offered", "calls_today"),
            figure("answered", "answered"),
            figure("dropped", "dropped"),
            figure("manual", "manual_calls_today"),
            seconds("talk_ms", "outbound_total_talk_avg_length"),
            seconds("wrap_ms", "outbound_total_dispo_avg_length"),
            seconds("idle_ms", "outbound_total_wait_avg_length"),
            seconds("pause_ms", "outbound_total_pause_avg_length"));

    static final Measures CAMPAIGN_LEVELS = Measures.of(
            figure("dialable", "dialable_leads"), figure("hopper", "hopper"), figure("waiting", "calls_waiting_out"));

    static final Measures QUEUE_COUNTS = Measures.of(
            figure("offered", "queue_calls_today"),
            figure("answered", "queue_answered"),
            figure("dropped", "queue_dropped"));

    static final Measures QUEUE_LEVELS =
            Measures.of(figure("dialable", "queue_dialable_leads"), figure("waiting", "calls_waiting_in"));

    @Override
    public List<Fact> read(Change change) {
        if (!(change.latest() instanceof Totals latest)) {
            return List.of();
        }
        String campaign = latest.getCampaignId().isEmpty() ? Thing.ALL : latest.getCampaignId();
        return List.of(
                count(change, latest, Thing.queue(CAMPAIGN, campaign), CAMPAIGN_COUNTS, CAMPAIGN_LEVELS),
                count(change, latest, Thing.queue(Thing.LINE, campaign), QUEUE_COUNTS, QUEUE_LEVELS));
    }

    private static Fact count(Change change, Totals latest, Thing thing, Measures counts, Measures levels) {
        Set<String> unread = new HashSet<>(counts.unread(change.after()));
        unread.addAll(levels.unread(change.after()));
        return new Fact.Count(
                new Fact.Count.Subject(thing, "", thing.id()),
                Days.TODAY,
                Window.of(change.source(), change.after() == null ? null : latest.getTime()),
                change.before() == null ? null : counts.read(change.before()),
                counts.read(change.after()),
                levels.read(change.after()),
                unread);
    }
}
