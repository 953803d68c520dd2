package io.switchboard.simulator.liveperson;

import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.account.SimulatedResponse;
import io.switchboard.simulator.account.SimulatedVendor;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.contactcentre.AgentProfile;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.HandledContact;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.JsonShape;
import io.switchboard.simulator.fault.OddShapes;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.SimulatedApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code msgconversation}: the conversations resolved lately, by skill and agent. */
record SimulatedConversationsApi(SimulatedVendor vendor, BearerTokens bearers) implements VendorApi {
    private static final JsonShape SHAPE = new JsonShape(
            List.of("totalResolvedConversations"),
            List.of("resolvedConversations_byCCP", "totalResolvedConversations", "avgTime_resolvedConversations"),
            List.of("metricsPerSkill", "metricsPerAgent"),
            List.of("metricsPerSkill", "metricsPerAgent"),
            List.of(),
            Optional.empty(),
            Map.of("skillsMetricsPerAgent", "skillsMetrics", "metricsTotals", "metricsTotal"));

    private static final OddShapes ODDITIES = new OddShapes(Map.of(
            FaultKind.ODD_VALUE,
            OddShapes.inOneRow(
                    "totalResolvedConversations",
                    row -> row.put("avgTime_resolvedConversations", "N/A")
                            .put("resolvedConversations_bySystem", false))));

    /** By how much an answer is about an earlier time than the one asked for. */
    private static final Duration EARLIER = Duration.ofHours(2);

    @Override
    public SimulatedApi api() {
        return SimulatedApi.LIVEPERSON_MSGCONVERSATION;
    }

    @Override
    public JsonShape shape() {
        return SHAPE;
    }

    @Override
    public OddShapes oddities() {
        return ODDITIES;
    }

    @Override
    public SimulatedResponse answer(SimulatedAccount account, HttpExchangeRequest request, FaultEffect mishap) {
        boolean expired = mishap.has(FaultKind.EXPIRED_TOKEN) || mishap.has(FaultKind.EXPIRED_TOKEN_FORBIDDEN);
        if (expired
                && AuthorizationHeader.of(request) instanceof AuthorizationHeader.BearerAuthorization(String token)) {
            bearers.expire(token);
        }
        Instant at = account.centre().now();
        return new SimulatedResponse(at, Optional.empty(), reply(account, request, mishap, at));
    }

    private static HttpReply reply(
            SimulatedAccount account, HttpExchangeRequest request, FaultEffect mishap, Instant at) {
        try {
            SimulatedConversationsQuery query = SimulatedConversationsQuery.of(request);
            Instant until = mishap.has(FaultKind.ANOTHER_TIME) ? at.minus(EARLIER) : at;
            TimeframeBuckets buckets = TimeframeBuckets.of(until, query.timeframe());
            List<HandledContact> resolved = resolved(account.centre(), buckets.start(), until, mishap);
            return HttpReply.json(new SimulatedConversations(resolved, buckets, query, mishap));
        } catch (IllegalArgumentException e) {
            return LivePersonAuthenticator.error(400, String.valueOf(e.getMessage()));
        }
    }

    /** Of an agent who is forgotten, the totals know nothing either. */
    private static List<HandledContact> resolved(ContactCentre centre, Instant from, Instant to, FaultEffect mishap) {
        Set<String> agents =
                mishap.keep(centre.agents()).stream().map(AgentProfile::id).collect(Collectors.toSet());
        return centre.conversations(from, to).stream()
                .filter(conversation -> agents.contains(conversation.agentId().orElseThrow()))
                .toList();
    }
}
