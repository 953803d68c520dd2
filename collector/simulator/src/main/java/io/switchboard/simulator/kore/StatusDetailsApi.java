package io.switchboard.simulator.kore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Answer;
import io.switchboard.simulator.account.Vendor;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.centre.AgentProfile;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.Mishap;
import io.switchboard.simulator.fault.Oddities;
import io.switchboard.simulator.fault.Shape;
import io.switchboard.simulator.web.Api;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@code agentstatusdetails}: everybody's statuses of some days. */
record StatusDetailsApi(Vendor vendor, Map<String, StatusBook> books) implements VendorApi {
    private static final Shape SHAPE = new Shape(
            List.of("primaryStatus", "userId"),
            List.of("primaryStatus", "secondaryStatus", "duration"),
            List.of("data"),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of());

    private static final Oddities ODDITIES = new Oddities(Map.of(
            FaultKind.ODD_VALUE,
            Oddities.inOneRow("primaryStatus", segment -> segment.put("duration", "-00:00:03")),
            FaultKind.NUL_IN_NAME,
            Oddities.inOneRow(
                    "userId",
                    agent -> agent.put(
                            "firstName", agent.path("firstName").asText().replaceFirst("^.", "$0\u0000"))),
            FaultKind.ROW_WITHOUT_KEY,
            (answer, _) ->
                    answer.findValues("status").stream().limit(1).forEach(StatusDetailsApi::addSegmentWithoutKey)));

    private static void addSegmentWithoutKey(JsonNode status) {
        if (status instanceof ArrayNode segments && !segments.isEmpty()) {
            ObjectNode segment = segments.path(0).deepCopy();
            segments.add(segment.put("startTime", "-"));
        }
    }

    @Override
    public Oddities oddities() {
        return ODDITIES;
    }

    StatusDetailsApi(Vendor vendor) {
        this(vendor, new ConcurrentHashMap<>());
    }

    @Override
    public Api api() {
        return Api.KORE_AGENT_STATUS_DETAILS;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public boolean isFurtherPage(Request request) {
        return request.query()
                .find("offset")
                .filter(offset -> !offset.equals("0"))
                .isPresent();
    }

    @Override
    public Answer answer(Account account, Request request, Mishap mishap) {
        StatusBook book = books.computeIfAbsent(account.name(), _ -> new StatusBook());
        Instant at = book.catchUp(account.centre());
        return new Answer(at, Optional.empty(), reply(account, request, mishap, book));
    }

    private static Reply reply(Account account, Request request, Mishap mishap, StatusBook book) {
        try {
            StatusQuery asked = StatusQuery.of(request);
            StatusQuery query = mishap.has(FaultKind.ANOTHER_TIME) ? asked.theDayBefore() : asked;
            List<AgentProfile> agents = account.centre().agents().stream()
                    .filter(agent -> query.agents().isEmpty() || query.agents().contains(KoreIds.email(agent)))
                    .toList();
            return Reply.json(new StatusDetailsAnswer(
                    mishap.page(mishap.keep(agents), query.offset(), query.limit()), query, book, mishap));
        } catch (IllegalArgumentException e) {
            return Doorkeeper.error(400, String.valueOf(e.getMessage()));
        }
    }
}
