package io.switchboard.simulator.convoso;

import io.switchboard.simulator.contactcentre.AgentProfile;
import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.contactcentre.CallDirection;
import io.switchboard.simulator.contactcentre.CallHistory;
import io.switchboard.simulator.contactcentre.CentreCall;
import io.switchboard.simulator.contactcentre.CentreGroup;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of one agent, in the order and the types of the vendor's sample. */
final class AgentJson {
    private final MonitorRow row;
    private final FieldWriter fields;
    private final LocalTexts texts;

    AgentJson(MonitorRow row, FieldWriter fields, LocalTexts texts) {
        this.row = row;
        this.fields = fields;
        this.texts = texts;
    }

    void write() throws IOException {
        identity(row.agent().profile());
        call(row.agent().call(), row.agent().calls());
        fields.number("total_calls", row.agent().calls().total()).number("since_last_update", row.secondsSinceUpdate());
        times(row.agent().calls());
        status();
        seconds();
        rest();
    }

    private void identity(AgentProfile profile) throws IOException {
        Optional<CentreGroup> queue = row.agent().call().flatMap(CentreCall::queue);
        fields.text("user_id", profile.id())
                .text("user_full_name", profile.name())
                .digits("campaign_id", profile.campaign().id())
                .text("campaign_name", profile.campaign().name())
                .text("queue_id", queue.map(group -> Long.toString(group.id())).orElse(""))
                .text("queue_name", queue.map(CentreGroup::name).orElse(""))
                .text("queue_assignment", names(profile.queues()));
        fields.out().writeArrayFieldStart("queue_assignment_ids");
        for (CentreGroup assigned : profile.queues()) {
            fields.out().writeString(Long.toString(assigned.id()));
        }
        fields.out().writeEndArray();
    }

    private void call(Optional<CentreCall> call, CallHistory calls) throws IOException {
        boolean dialled = call.filter(current -> !current.isInbound()).isPresent();
        fields.digits(
                        "list_id",
                        dialled ? 1000 + row.agent().profile().campaign().id() : 0)
                .text("list_name", dialled ? row.agent().profile().campaign().name() + " leads" : "-")
                .text("extension", row.agent().profile().extension())
                .text("channel_type", "VOICE")
                .text(
                        "call_type",
                        call.map(current -> current.isInbound() ? "INBOUND" : "OUTBOUND")
                                .orElse("-"))
                .digits("lead_id", call.map(CentreCall::leadId).orElse(0L))
                .digits("call_log_id", calls.lastCallId())
                .digits("calls_today", calls.today());
    }

    private void times(CallHistory calls) throws IOException {
        fields.text("last_state_change", texts.of(row.changed()))
                .text("last_call_time", texts.of(calls.lastStart()))
                .text("last_update_time", texts.of(row.updated()))
                .text("last_call_finish", texts.of(calls.lastFinish()))
                .text("last_inbound_call_time", texts.of(calls.lastInboundStart()))
                .text("last_inbound_call_finish", texts.of(calls.lastInboundFinish()));
    }

    private void status() throws IOException {
        fields.text("availability_id", row.status() == AgentStatus.PAUSED ? "3" : "2")
                .text("inbound_only", row.agent().profile().work() == CallDirection.INBOUND ? "1" : "0")
                .text("status", row.status().name())
                .text("status_label", label(row.status()));
    }

    private void seconds() throws IOException {
        fields.seconds("status_time", row.secondsInSession())
                .seconds("status_ready_time", row.secondsIn(AgentStatus.READY))
                .seconds("status_wait_time", row.secondsIn(AgentStatus.READY))
                .seconds("status_incall_time", row.secondsIn(AgentStatus.INCALL))
                .seconds("status_dispo_time", row.secondsIn(AgentStatus.DISPO))
                .seconds("status_dead_time", row.secondsIn(AgentStatus.DEAD))
                .seconds("status_preview_time", row.secondsIn(AgentStatus.PREVIEW))
                .number("status_length_sec", row.secondsInStatus())
                .text("status_length", LocalTexts.hhmmss(row.secondsInStatus()));
    }

    private void rest() throws IOException {
        fields.text("campaign_skill", "0")
                .text("campaign_weight", "0")
                .text("force_logout", "0")
                .text("awaiting_confirmation", "0")
                .text("connection_type", "BROWSER")
                .text("class", cssClass(row.status()))
                .text("text_class", "text_black")
                .text(
                        "skill_options",
                        "|" + String.join("|", row.agent().profile().skills()) + "|");
    }

    private static String names(List<CentreGroup> queues) {
        return queues.stream().map(CentreGroup::name).collect(Collectors.joining(", "));
    }

    private static String label(AgentStatus status) {
        return switch (status) {
            case READY -> "Ready";
            case INCALL -> "In Call";
            case DEAD -> "Dead";
            case DISPO -> "Dispo";
            case PAUSED -> "Paused";
            case PREVIEW -> "Preview";
            case LOGGED_OUT -> throw new IllegalArgumentException("the monitor does not list who is logged out");
        };
    }

    private static String cssClass(AgentStatus status) {
        return switch (status) {
            case READY -> "waiting_light";
            case INCALL -> "incall_light";
            case DEAD -> "dead_light";
            case DISPO -> "dispo_light";
            case PAUSED -> "paused_light";
            case PREVIEW -> "preview_light";
            case LOGGED_OUT -> throw new IllegalArgumentException("the monitor does not list who is logged out");
        };
    }
}
