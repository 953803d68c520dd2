package io.switchboard.simulator.kore;

import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Answer;
import io.switchboard.simulator.account.Vendor;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.centre.AgentProfile;
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

    /** There are no numbers in rows; and on a newer page of the vendor's not the names but the words are spelt anew. */
    @Override
    public boolean suits(FaultKind kind, Request request) {
        return switch (kind) {
            case NUMBER_AS_TEXT -> false;
            case WRONG_SPELLING, LATE_SEGMENT, WRONG_STATUS -> true;
            default -> VendorApi.super.suits(kind, request);
        };
    }

    @Override
    public Answer answer(Account account, Request request, Mishap mishap) {
        StatusBook book = books.computeIfAbsent(account.name(), _ -> new StatusBook());
        Instant at = book.catchUp(account.centre());
        return new Answer(at, Optional.empty(), reply(account, request, mishap, book));
    }

    private static Reply reply(Account account, Request request, Mishap mishap, StatusBook book) {
        try {
            StatusQuery query = StatusQuery.of(request);
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
