package io.switchboard.simulator.account;

import io.switchboard.simulator.account.SimulatedVendor.VendorCaller;
import io.switchboard.simulator.fault.ActiveFaults;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.ReplyDelivery;
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
public final class VendorPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(VendorPipeline.class);

    private final ActiveFaults faults;
    private final ReplyDelivery delivery;

    public VendorPipeline(ActiveFaults faults, ReplyDelivery delivery) {
        this.faults = faults;
        this.delivery = delivery;
    }

    /** The handler of a route. */
    public BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> serve(VendorApi api) {
        return delivery.replying(request -> reply(api, request));
    }

    private HttpReply reply(VendorApi api, HttpExchangeRequest request) {
        return switch (api.vendor().identify(request)) {
            case VendorCaller.KnownCaller known -> reply(api, known.account(), request);
            case VendorCaller.RefusedCaller refused -> refused.reply();
        };
    }

    private HttpReply reply(VendorApi api, SimulatedAccount account, HttpExchangeRequest request) {
        Optional<FaultKind> fault = faults.take(account.name(), api.api(), kind -> api.suits(kind, request));
        Set<FaultKind> standing = faults.standing(account.name(), api.api(), kind -> api.suits(kind, request));
        List<FaultKind> all =
                Stream.concat(standing.stream(), fault.stream()).distinct().toList();
        FaultEffect mishap = new FaultEffect(Set.copyOf(all), account.requests(api.api()));
        SimulatedResponse sound = api.answer(account, request, mishap);
        HttpReply reply = new FaultedReply(api, sound.at(), mishap).spoil(sound.reply(), all);
        fault.ifPresent(kind ->
                LOG.info("{}: {} is answered with {}", account.name(), api.api().wireName(), kind.wireName()));
        account.answered(api.api(), new SimulatedResponse(sound.at(), fault, reply));
        return reply;
    }
}
