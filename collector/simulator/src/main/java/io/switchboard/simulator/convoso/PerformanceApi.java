package io.switchboard.simulator.convoso;

import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.account.SimulatedResponse;
import io.switchboard.simulator.account.SimulatedVendor;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.HandledContact;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.JsonShape;
import io.switchboard.simulator.fault.OddShapes;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.SimulatedApi;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code /v1/agent-performance/search}: sums of whole days of the account's zone, the current one so far. Listed is who
 * was logged on then. A call belongs to the day and the agent that answered it.
 */
record PerformanceApi(SimulatedVendor vendor) implements VendorApi {
    private static final int BAD_DATE = 6031;
    private static final int NOBODY = 4001;
    private static final JsonShape SHAPE = new JsonShape(
            List.of("user_id"),
            List.of("calls", "human_answered", "talk_sec"),
            List.of("data"),
            List.of("data"),
            List.of("calls"),
            Optional.of("total"),
            Map.of());

    private static final OddShapes ODDITIES = new OddShapes(Map.of(
            FaultKind.ODD_VALUE,
            OddShapes.inOneRow(
                    "user_id",
                    row -> row.put("call_type", false).put("talk_sec_pt", "N/A").put("am_pt", "-")),
            FaultKind.GROUPED_NUMBER,
            OddShapes.grouped("user_id", Set.of("calls", "human_answered", "am", "others")),
            FaultKind.NUL_IN_NAME,
            OddShapes.inOneRow("user_id", row -> MonitorOddities.putNul(row, "name"))));

    @Override
    public OddShapes oddities() {
        return ODDITIES;
    }

    @Override
    public SimulatedApi api() {
        return SimulatedApi.CONVOSO_AGENT_PERFORMANCE;
    }

    @Override
    public JsonShape shape() {
        return SHAPE;
    }

    @Override
    public SimulatedResponse answer(SimulatedAccount account, HttpExchangeRequest request, FaultEffect mishap) {
        Instant at = account.centre().now();
        return new SimulatedResponse(at, Optional.empty(), reply(account, request, mishap, at));
    }

    private static HttpReply reply(
            SimulatedAccount account, HttpExchangeRequest request, FaultEffect mishap, Instant at) {
        try {
            LocalDate today = LocalDate.ofInstant(mishap.shift(at), account.zone());
            PerformanceQuery query = PerformanceQuery.of(request.form(), today);
            List<AgentPerformance> rows = mishap.keep(rows(account, query, at));
            return rows.isEmpty() && mishap.has(FaultKind.NOBODY_REFUSED)
                    ? ConvosoAuthenticator.failure(NOBODY, "Missing Agents")
                    : HttpReply.json(new PerformanceAnswer(rows));
        } catch (DateTimeParseException e) {
            return ConvosoAuthenticator.failure(BAD_DATE, "Invalid date format");
        }
    }

    private static List<AgentPerformance> rows(SimulatedAccount account, PerformanceQuery query, Instant at) {
        ContactCentre centre = account.centre();
        ZoneId zone = account.zone();
        Instant from = query.from(zone);
        Instant to = query.to(zone).isBefore(at) ? query.to(zone) : at;
        Map<String, Map<AgentStatus, Long>> millis = centre.durations(from, to);
        Map<String, List<HandledContact>> answered = centre.answered(from, to).stream()
                .collect(Collectors.groupingBy(contact -> contact.agentId().orElseThrow()));
        return centre.agents().stream()
                .filter(query::matches)
                .map(agent -> AgentPerformance.of(
                        agent, millis.getOrDefault(agent.id(), Map.of()), answered.getOrDefault(agent.id(), List.of())))
                .filter(row -> row.total() > 0)
                .toList();
    }
}
