package io.switchboard.simulator.liveperson;

import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Answer;
import io.switchboard.simulator.account.Vendor;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.centre.AgentProfile;
import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.centre.Contact;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.Mishap;
import io.switchboard.simulator.fault.Oddities;
import io.switchboard.simulator.fault.Shape;
import io.switchboard.simulator.web.Api;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code msgconversation}: the conversations resolved lately, by skill and agent. */
record ConversationsApi(Vendor vendor, Bearers bearers) implements VendorApi {
    private static final Shape SHAPE = new Shape(
            List.of("totalResolvedConversations"),
            List.of("resolvedConversations_byCCP", "totalResolvedConversations", "avgTime_resolvedConversations"),
            List.of("metricsPerSkill", "metricsPerAgent"),
            List.of("metricsPerSkill", "metricsPerAgent"),
            List.of(),
            Optional.empty(),
            Map.of("skillsMetricsPerAgent", "skillsMetrics", "metricsTotals", "metricsTotal"));

    private static final Oddities ODDITIES = new Oddities(Map.of(
            FaultKind.ODD_VALUE,
            Oddities.inOneRow(
                    "totalResolvedConversations",
                    row -> row.put("avgTime_resolvedConversations", "N/A")
                            .put("resolvedConversations_bySystem", false))));

    /** By how much an answer is about an earlier time than the one asked for. */
    private static final Duration EARLIER = Duration.ofHours(2);

    @Override
    public Api api() {
        return Api.LIVEPERSON_MSGCONVERSATION;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Oddities oddities() {
        return ODDITIES;
    }

    @Override
    public Answer answer(Account account, Request request, Mishap mishap) {
        boolean expired = mishap.has(FaultKind.EXPIRED_TOKEN) || mishap.has(FaultKind.EXPIRED_TOKEN_FORBIDDEN);
        if (expired && Authorization.of(request) instanceof Authorization.Bearer(String token)) {
            bearers.expire(token);
        }
        Instant at = account.centre().now();
        return new Answer(at, Optional.empty(), reply(account, request, mishap, at));
    }

    private static Reply reply(Account account, Request request, Mishap mishap, Instant at) {
        try {
            ConversationsQuery query = ConversationsQuery.of(request);
            Instant until = mishap.has(FaultKind.ANOTHER_TIME) ? at.minus(EARLIER) : at;
            Buckets buckets = Buckets.of(until, query.timeframe());
            List<Contact> resolved = resolved(account.centre(), buckets.start(), until, mishap);
            return Reply.json(new ConversationsAnswer(resolved, buckets, query, mishap));
        } catch (IllegalArgumentException e) {
            return Doorkeeper.error(400, String.valueOf(e.getMessage()));
        }
    }

    /** Of an agent who is forgotten, the totals know nothing either. */
    private static List<Contact> resolved(Centre centre, Instant from, Instant to, Mishap mishap) {
        Set<String> agents =
                mishap.keep(centre.agents()).stream().map(AgentProfile::id).collect(Collectors.toSet());
        return centre.conversations(from, to).stream()
                .filter(conversation -> agents.contains(conversation.agentId().orElseThrow()))
                .toList();
    }
}
