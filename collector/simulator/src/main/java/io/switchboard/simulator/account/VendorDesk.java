package io.switchboard.simulator.account;

import io.switchboard.simulator.account.Vendor.Caller;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.Faults;
import io.switchboard.simulator.fault.Mishap;
import io.switchboard.simulator.web.Delivery;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
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
        Set<FaultKind> standing = faults.standing(account.name(), api.api(), kind -> api.suits(kind, request));
        List<FaultKind> all =
                Stream.concat(standing.stream(), fault.stream()).distinct().toList();
        Mishap mishap = new Mishap(Set.copyOf(all), account.requests(api.api()));
        Answer sound = api.answer(account, request, mishap);
        Reply reply = new Spoiling(api, sound.at(), mishap).spoil(sound.reply(), all);
        fault.ifPresent(kind ->
                LOG.info("{}: {} is answered with {}", account.name(), api.api().wireName(), kind.wireName()));
        account.answered(api.api(), new Answer(sound.at(), fault, reply));
        return reply;
    }
}
