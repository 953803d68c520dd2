package io.switchboard.simulator.kore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.account.SimulatedResponse;
import io.switchboard.simulator.account.SimulatedVendor;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.contactcentre.AgentProfile;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.JsonShape;
import io.switchboard.simulator.fault.OddShapes;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.SimulatedApi;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@code agentstatusdetails}: everybody's statuses of some days. */
record StatusDetailsApi(SimulatedVendor vendor, Map<String, StatusBook> books) implements VendorApi {
    private static final JsonShape SHAPE = new JsonShape(
            List.of("primaryStatus", "userId"),
            List.of("primaryStatus", "secondaryStatus", "duration"),
            List.of("data"),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of());

    private static final OddShapes ODDITIES = new OddShapes(Map.of(
            FaultKind.ODD_VALUE,
            OddShapes.inOneRow("primaryStatus", segment -> segment.put("duration", "-00:00:03")),
            FaultKind.NUL_IN_NAME,
            OddShapes.inOneRow(
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
    public OddShapes oddities() {
        return ODDITIES;
    }

    StatusDetailsApi(SimulatedVendor vendor) {
        this(vendor, new ConcurrentHashMap<>());
    }

    @Override
    public SimulatedApi api() {
        return SimulatedApi.KORE_AGENT_STATUS_DETAILS;
    }

    @Override
    public JsonShape shape() {
        return SHAPE;
    }

    @Override
    public boolean isFurtherPage(HttpExchangeRequest request) {
        return request.query()
                .find("offset")
                .filter(offset -> !offset.equals("0"))
                .isPresent();
    }

    @Override
    public SimulatedResponse answer(SimulatedAccount account, HttpExchangeRequest request, FaultEffect mishap) {
        StatusBook book = books.computeIfAbsent(account.name(), _ -> new StatusBook());
        Instant at = book.catchUp(account.centre());
        return new SimulatedResponse(at, Optional.empty(), reply(account, request, mishap, book));
    }

    private static HttpReply reply(
            SimulatedAccount account, HttpExchangeRequest request, FaultEffect mishap, StatusBook book) {
        try {
            StatusQuery asked = StatusQuery.of(request);
            StatusQuery query = mishap.has(FaultKind.ANOTHER_TIME) ? asked.theDayBefore() : asked;
            List<AgentProfile> agents = account.centre().agents().stream()
                    .filter(agent -> query.agents().isEmpty() || query.agents().contains(KoreIds.email(agent)))
                    .toList();
            return HttpReply.json(new StatusDetailsAnswer(
                    mishap.page(mishap.keep(agents), query.offset(), query.limit()), query, book, mishap));
        } catch (IllegalArgumentException e) {
            return KoreAuthenticator.error(400, String.valueOf(e.getMessage()));
        }
    }
}
