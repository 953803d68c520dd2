package io.switchboard.simulator.liveperson;

import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Answer;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.centre.Contact;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.Mishap;
import io.switchboard.simulator.fault.Shape;
import io.switchboard.simulator.web.Api;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code msgconversation}: the conversations resolved lately, by skill and agent. */
final class ConversationsApi implements VendorApi {
    private static final Shape SHAPE = new Shape(
            List.of("totalResolvedConversations"),
            List.of("resolvedConversations_byCCP", "totalResolvedConversations", "avgTime_resolvedConversations"),
            List.of("metricsPerSkill", "metricsPerAgent"),
            List.of("metricsPerSkill", "metricsPerAgent"),
            Optional.empty(),
            Map.of("skillsMetricsPerAgent", "skillsMetrics", "metricsTotals", "metricsTotal"));

    private final Doorkeeper doorkeeper;
    private final Bearers bearers;

    ConversationsApi(Doorkeeper doorkeeper, Bearers bearers) {
        this.doorkeeper = doorkeeper;
        this.bearers = bearers;
    }

    @Override
    public Api api() {
        return Api.LIVEPERSON_MSGCONVERSATION;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Refusals refusals() {
        return doorkeeper;
    }

    @Override
    public Caller identify(Request request) {
        return doorkeeper.identify(request);
    }

    @Override
    public Answer answer(Account account, Request request, Mishap mishap) {
        if (mishap.has(FaultKind.EXPIRED_TOKEN)
                && Authorization.of(request) instanceof Authorization.Bearer(String token)) {
            bearers.expire(token);
        }
        Instant at = account.centre().now();
        return new Answer(at, Optional.empty(), reply(account, request, mishap, at));
    }

    private static Reply reply(Account account, Request request, Mishap mishap, Instant at) {
        try {
            ConversationsQuery query = ConversationsQuery.of(request);
            Buckets buckets = Buckets.of(at, query.timeframe());
            List<Contact> resolved = account.centre().conversations(buckets.start(), at);
            return Reply.json(new ConversationsAnswer(resolved, buckets, query, mishap));
        } catch (IllegalArgumentException e) {
            return Doorkeeper.error(400, String.valueOf(e.getMessage()));
        }
    }
}
