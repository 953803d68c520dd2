package io.switchboard.simulator.convoso;

import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Answer;
import io.switchboard.simulator.account.Vendor;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.centre.AgentStatus;
import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.centre.Contact;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.Mishap;
import io.switchboard.simulator.fault.Oddities;
import io.switchboard.simulator.fault.Shape;
import io.switchboard.simulator.web.Api;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;
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
record PerformanceApi(Vendor vendor) implements VendorApi {
    private static final int BAD_DATE = 6031;
    private static final int NOBODY = 4001;
    private static final Shape SHAPE = new Shape(
            List.of("user_id"),
            List.of("calls", "human_answered", "talk_sec"),
            List.of("data"),
            List.of("data"),
            List.of("calls"),
            Optional.of("total"),
            Map.of());

    private static final Oddities ODDITIES = new Oddities(Map.of(
            FaultKind.ODD_VALUE,
            Oddities.inOneRow(
                    "user_id",
                    row -> row.put("call_type", false).put("talk_sec_pt", "N/A").put("am_pt", "-")),
            FaultKind.GROUPED_NUMBER,
            Oddities.grouped("user_id", Set.of("calls", "human_answered", "am", "others")),
            FaultKind.NUL_IN_NAME,
            Oddities.inOneRow("user_id", row -> MonitorOddities.putNul(row, "name"))));

    @Override
    public Oddities oddities() {
        return ODDITIES;
    }

    @Override
    public Api api() {
        return Api.CONVOSO_AGENT_PERFORMANCE;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Answer answer(Account account, Request request, Mishap mishap) {
        Instant at = account.centre().now();
        return new Answer(at, Optional.empty(), reply(account, request, mishap, at));
    }

    private static Reply reply(Account account, Request request, Mishap mishap, Instant at) {
        try {
            LocalDate today = LocalDate.ofInstant(mishap.shift(at), account.zone());
            PerformanceQuery query = PerformanceQuery.of(request.form(), today);
            List<Performance> rows = mishap.keep(rows(account, query, at));
            return rows.isEmpty() && mishap.has(FaultKind.NOBODY_REFUSED)
                    ? Tokens.failure(NOBODY, "Missing Agents")
                    : Reply.json(new PerformanceAnswer(rows));
        } catch (DateTimeParseException e) {
            return Tokens.failure(BAD_DATE, "Invalid date format");
        }
    }

    private static List<Performance> rows(Account account, PerformanceQuery query, Instant at) {
        Centre centre = account.centre();
        ZoneId zone = account.zone();
        Instant from = query.from(zone);
        Instant to = query.to(zone).isBefore(at) ? query.to(zone) : at;
        Map<String, Map<AgentStatus, Long>> millis = centre.durations(from, to);
        Map<String, List<Contact>> answered = centre.answered(from, to).stream()
                .collect(Collectors.groupingBy(contact -> contact.agentId().orElseThrow()));
        return centre.agents().stream()
                .filter(query::matches)
                .map(agent -> Performance.of(
                        agent, millis.getOrDefault(agent.id(), Map.of()), answered.getOrDefault(agent.id(), List.of())))
                .filter(row -> row.total() > 0)
                .toList();
    }
}
