package io.switchboard.simulator.account;

import io.switchboard.simulator.account.Vendor.Caller;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.Faults;
import io.switchboard.simulator.fault.Mishap;
import io.switchboard.simulator.web.Delivery;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Reply.Manner;
import io.switchboard.simulator.web.Request;
import java.util.Optional;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The steps every request to a vendor takes: identify, draw a fault, answer, spoil, record, send. */
public final class VendorDesk {
    private static final Logger LOG = LoggerFactory.getLogger(VendorDesk.class);

    private final Faults faults;
    private final Delivery delivery;

    public VendorDesk(Faults faults, Delivery delivery) {
        this.faults = faults;
        this.delivery = delivery;
    }

    /** The handler of a route. */
    public BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> serve(VendorApi api) {
        return delivery.replying(request -> reply(api, request));
    }

    private Reply reply(VendorApi api, Request request) {
        return switch (api.vendor().identify(request)) {
            case Caller.Known known -> reply(api, known.account(), request);
            case Caller.Refused refused -> refused.reply();
        };
    }

    private Reply reply(VendorApi api, Account account, Request request) {
        Optional<FaultKind> fault = faults.take(account.name(), api.api(), kind -> api.suits(kind, request));
        Mishap mishap = new Mishap(fault, account.requests(api.api()));
        Answer sound = api.answer(account, request, mishap);
        Reply reply = fault.map(kind -> spoil(sound, kind, api)).orElseGet(sound::reply);
        fault.ifPresent(kind ->
                LOG.info("{}: {} is answered with {}", account.name(), api.api().wireName(), kind.wireName()));
        account.answered(api.api(), new Answer(sound.at(), fault, reply));
        return reply;
    }

    private static Reply spoil(Answer answer, FaultKind kind, VendorApi api) {
        Reply sound = answer.reply();
        Vendor vendor = api.vendor();
        return switch (kind) {
            case THROTTLED -> vendor.throttled().withHeader("Retry-After", "1");
            case THROTTLED_LONG -> vendor.throttled().withHeader("Retry-After", "3600");
            case THROTTLED_BARE -> vendor.throttled();
            case SUCCESS_FALSE -> vendor.failed();
            case REFUSED, EXPIRED_TOKEN -> vendor.refused();
            case SERVER_ERROR, PAGE_FAILS -> Reply.html(500, "500 Internal Server Error");
            case HTML -> Reply.html(200, "We will be back soon");
            case TRUNCATED ->
                sound.withBody(sound.body().substring(0, sound.body().length() / 2));
            case SLOW -> sound.with(Manner.TRICKLING);
            case HANG -> sound.with(Manner.NEVER);
            case CLOCK_JUMP ->
                sound.withHeader("Date", Delivery.date(answer.at().plus(Mishap.JUMP)));
            case HALF_AGENTS, PAGE_REPEATS, MOVES_BETWEEN_PAGES, RESTATED, LATE_SEGMENT, WRONG_STATUS -> sound;
            case WRONG_TYPE_IN_ROW,
                    UNKNOWN_FIELD,
                    NUMBER_AS_TEXT,
                    EMPTY_ARRAY_FOR_OBJECT,
                    MISSING_AGENTS,
                    EMPTY_AGENTS,
                    COUNTER_OVERCOUNT,
                    TOTAL_MISMATCH,
                    WRONG_SPELLING -> sound.withBody(api.shape().misshape(sound.body(), kind));
        };
    }
}
