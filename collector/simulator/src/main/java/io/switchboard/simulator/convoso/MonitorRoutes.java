package io.switchboard.simulator.convoso;

import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Accounts;
import io.switchboard.simulator.account.Answer;
import io.switchboard.simulator.centre.CentreSnapshot;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.Faults;
import io.switchboard.simulator.web.Delivery;
import io.switchboard.simulator.web.Json;
import io.switchboard.simulator.web.Query;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Reply.Manner;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.http.server.HttpServerRoutes;

/** {@code GET /v1/agent-monitor/search}. */
public final class MonitorRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorRoutes.class);

    private final Accounts accounts;
    private final Faults faults;
    private final Delivery delivery;

    public MonitorRoutes(Accounts accounts, Faults faults, Delivery delivery) {
        this.accounts = accounts;
        this.faults = faults;
        this.delivery = delivery;
    }

    public void addTo(HttpServerRoutes routes) {
        routes.get(
                "/v1/agent-monitor/search",
                (request, response) -> delivery.send(answer(Query.of(request.uri())), response));
    }

    private Reply answer(Query query) {
        return query.find("auth_token")
                .flatMap(accounts::findByToken)
                .map(account -> answer(account, MonitorQuery.of(query)))
                .orElseGet(() -> failure(401, "Invalid auth_token"));
    }

    private Reply answer(Account account, MonitorQuery query) {
        Optional<FaultKind> fault = faults.take(account.name());
        CentreSnapshot centre = account.centre().snapshot();
        Reply sound = Reply.json(new MonitorAnswer(centre, query, account.zone(), fault));
        Reply reply = fault.map(kind -> spoil(sound, kind)).orElse(sound);
        fault.ifPresent(kind -> LOG.info("{} is answered with {}", account.name(), kind.wireName()));
        account.answered(new Answer(centre.at(), fault, reply));
        return reply;
    }

    private static Reply spoil(Reply sound, FaultKind kind) {
        return switch (kind) {
            case THROTTLED -> throttled().withHeader("Retry-After", "1");
            case THROTTLED_BARE -> throttled();
            case SUCCESS_FALSE -> failure(500, "Failed to process the request");
            case REFUSED -> failure(401, "Invalid auth_token");
            case SERVER_ERROR -> Reply.html(500, "500 Internal Server Error");
            case HTML -> Reply.html(200, "We will be back soon");
            case TRUNCATED ->
                sound.withBody(sound.body().substring(0, sound.body().length() / 2));
            case SLOW -> sound.with(Manner.TRICKLING);
            case HANG -> sound.with(Manner.NEVER);
            case WRONG_TYPE_IN_ROW,
                    UNKNOWN_FIELD,
                    NUMBER_AS_TEXT,
                    EMPTY_ARRAY_FOR_OBJECT,
                    MISSING_AGENTS,
                    EMPTY_AGENTS,
                    HALF_AGENTS,
                    CLOCK_JUMP -> sound;
        };
    }

    private static Reply throttled() {
        return Reply.html(429, "429 Too Many Requests");
    }

    /** The vendor reports failures at HTTP 200. */
    private static Reply failure(int code, String text) {
        return Reply.json(200, Json.write(out -> {
            out.writeStartObject();
            out.writeBooleanField("success", false);
            out.writeNumberField("code", code);
            out.writeStringField("text", text);
            out.writeEndObject();
        }));
    }
}
