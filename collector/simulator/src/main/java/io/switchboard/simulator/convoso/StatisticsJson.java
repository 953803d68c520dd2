package io.switchboard.simulator.convoso;

import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.contactcentre.CentreSnapshot;
import io.switchboard.simulator.contactcentre.DirectionTotals;
import io.switchboard.simulator.contactcentre.DirectionTotals.TimeSpent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The statistics block, in the order and the types of the vendor's sample. The agent figures count the rows given, the
 * call figures are the whole centre's. PREVIEW is in the total but in none of the five counts: the vendor has no count
 * for it.
 */
final class StatisticsJson {
    private static final List<AgentStatus> COUNTED =
            List.of(AgentStatus.INCALL, AgentStatus.READY, AgentStatus.PAUSED, AgentStatus.DEAD, AgentStatus.DISPO);
    private static final List<AgentStatus> TIMED =
            List.of(AgentStatus.READY, AgentStatus.INCALL, AgentStatus.PAUSED, AgentStatus.DEAD, AgentStatus.DISPO);
    private static final List<AgentStatus> AVERAGED =
            List.of(AgentStatus.INCALL, AgentStatus.READY, AgentStatus.PAUSED, AgentStatus.DISPO, AgentStatus.DEAD);
    private static final long DIALABLE_LEADS = 4_271_138;

    private final CentreSnapshot centre;
    private final List<MonitorRow> rows;
    private final FieldWriter fields;

    StatisticsJson(CentreSnapshot centre, List<MonitorRow> rows, FieldWriter fields) {
        this.centre = centre;
        this.rows = List.copyOf(rows);
        this.fields = fields;
    }

    void write(MonitorQuery query, LocalTexts texts) throws IOException {
        inbound(centre.inbound());
        fields.text("campaign_id", query.campaignId().orElse(""));
        outbound(centre.outbound());
        fields.text("time", texts.of(centre.at())).digits("hopper", 12_220);
        callsNow();
        counts();
        unusedTimes();
        times();
        averages();
    }

    long count(AgentStatus status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }

    private void inbound(DirectionTotals totals) throws IOException {
        fields.digits("queue_dialable_leads", DIALABLE_LEADS)
                .digits("queue_calls_today", totals.calls())
                .digits("queue_dropped", totals.dropped())
                .digits("queue_answered", totals.answered());
        averageMinutes("inbound_total", totals);
        fields.digits("inbound_total_agents_today", totals.agents())
                .text("queue_answered_percent", ratio(totals.answered() * 100, totals.calls()))
                .text("queue_dropped_percent", ratio(totals.dropped() * 100, totals.calls()));
    }

    private void outbound(DirectionTotals totals) throws IOException {
        fields.digits("dialable_leads", DIALABLE_LEADS - totals.calls())
                .digits("calls_today", totals.calls())
                .digits("manual_calls_today", 0)
                .digits("dropped", totals.dropped())
                .text("dropped_percent", ratio(totals.dropped() * 100, totals.calls()))
                .text("agents_average_onemin", ratio(count(AgentStatus.READY), rows.size()))
                .digits("answered", totals.answered());
        averageMinutes("outbound_total", totals);
        fields.digits("outbound_total_agents_today", totals.agents());
        fields.digits("outbound_total_pause_avg_length", wholeSeconds(totals, AgentStatus.PAUSED))
                .digits("outbound_total_wait_avg_length", wholeSeconds(totals, AgentStatus.READY))
                .digits("outbound_total_talk_avg_length", wholeSeconds(totals, AgentStatus.INCALL))
                .digits("outbound_total_dispo_avg_length", wholeSeconds(totals, AgentStatus.DISPO));
    }

    private void averageMinutes(String prefix, DirectionTotals totals) throws IOException {
        fields.text(prefix + "_pause_avg", minutes(totals.spent(AgentStatus.PAUSED)))
                .text(prefix + "_wait_avg", minutes(totals.spent(AgentStatus.READY)))
                .text(prefix + "_talk_avg", minutes(totals.spent(AgentStatus.INCALL)))
                .text(prefix + "_dispo_avg", minutes(totals.spent(AgentStatus.DISPO)));
    }

    /** The dialler rings two numbers for every agent who waits. */
    private void callsNow() throws IOException {
        long ringing = 2 * count(AgentStatus.READY);
        fields.number("calls_placed", ringing + count(AgentStatus.INCALL))
                .number("calls_ringing", ringing)
                .number("calls_waiting_in", centre.waitingCalls())
                .number("calls_waiting_out", 0)
                .number("amdmsgs", 0);
    }

    private void counts() throws IOException {
        fields.number("agent_total", rows.size());
        for (AgentStatus status : COUNTED) {
            fields.number("agent_" + word(status), count(status));
        }
    }

    /** Fields the vendor documents and fills with zeros. */
    private void unusedTimes() throws IOException {
        for (String suffix : List.of("_time", "_time_count")) {
            fields.number("agent_total" + suffix, 0);
            for (AgentStatus status : COUNTED) {
                fields.number("agent_" + word(status) + suffix, 0);
            }
        }
    }

    private void times() throws IOException {
        for (AgentStatus status : TIMED) {
            fields.number("agent_time_" + word(status), seconds(status))
                    .number("agent_time_count_" + word(status), count(status));
        }
    }

    private void averages() throws IOException {
        for (AgentStatus status : AVERAGED) {
            long average = seconds(status) / Math.max(1, count(status));
            fields.text("agent_avg_" + word(status), LocalTexts.hhmmss(average));
        }
    }

    private long seconds(AgentStatus status) {
        return rows.stream().mapToLong(row -> row.secondsIn(status)).sum();
    }

    private static long wholeSeconds(DirectionTotals totals, AgentStatus status) {
        return totals.spent(status).millis() / 1_000;
    }

    private static String minutes(TimeSpent spent) {
        return ratio(spent.millis(), spent.times() * 60_000);
    }

    private static String ratio(long dividend, long divisor) {
        return String.format(Locale.ROOT, "%.2f", divisor == 0 ? 0 : (double) dividend / divisor);
    }

    private static String word(AgentStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
