package io.switchboard.buckets.extract;

import static io.switchboard.buckets.extract.FieldMapping.MappedFigure.figure;
import static io.switchboard.buckets.extract.FieldMapping.MappedFigure.seconds;

import io.switchboard.convoso.agentmonitor.totals.Totals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Convoso's campaign and queue statistics: what has come to the account since the day began, and what is so now. */
record TotalsReader() implements EventReader {
    private static final String CAMPAIGN = "campaign";

    static final FieldMapping CAMPAIGN_COUNTS = FieldMapping.of(
            figure("offered", "calls_today"),
            figure("answered", "answered"),
            figure("dropped", "dropped"),
            figure("manual", "manual_calls_today"),
            seconds("talk_ms", "outbound_total_talk_avg_length"),
            seconds("wrap_ms", "outbound_total_dispo_avg_length"),
            seconds("idle_ms", "outbound_total_wait_avg_length"),
            seconds("pause_ms", "outbound_total_pause_avg_length"));

    static final FieldMapping CAMPAIGN_LEVELS = FieldMapping.of(
            figure("dialable", "dialable_leads"), figure("hopper", "hopper"), figure("waiting", "calls_waiting_out"));

    static final FieldMapping QUEUE_COUNTS = FieldMapping.of(
            figure("offered", "queue_calls_today"),
            figure("answered", "queue_answered"),
            figure("dropped", "queue_dropped"));

    static final FieldMapping QUEUE_LEVELS =
            FieldMapping.of(figure("dialable", "queue_dialable_leads"), figure("waiting", "calls_waiting_in"));

    @Override
    public List<Measurement> read(DatasetChange change) {
        if (!(change.latest() instanceof Totals latest)) {
            return List.of();
        }
        String campaign = latest.getCampaignId().isEmpty() ? BucketSubject.ALL : latest.getCampaignId();
        return List.of(
                count(change, latest, BucketSubject.queue(CAMPAIGN, campaign), CAMPAIGN_COUNTS, CAMPAIGN_LEVELS),
                count(change, latest, BucketSubject.queue(BucketSubject.LINE, campaign), QUEUE_COUNTS, QUEUE_LEVELS));
    }

    private static Measurement count(
            DatasetChange change, Totals latest, BucketSubject thing, FieldMapping counts, FieldMapping levels) {
        Set<String> unread = new HashSet<>(counts.unread(change.after()));
        unread.addAll(levels.unread(change.after()));
        return new Measurement.CountMeasurement(
                new Measurement.CountMeasurement.CountSubject(thing, "", thing.id()),
                CountedDays.TODAY,
                ObservationWindow.of(change.source(), change.after() == null ? null : latest.getMadeAt()),
                change.before() == null ? null : counts.read(change.before()),
                counts.read(change.after()),
                levels.read(change.after()),
                unread);
    }
}
