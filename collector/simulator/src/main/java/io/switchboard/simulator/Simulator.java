package io.switchboard.simulator;

import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.account.SimulatedAccounts;
import io.switchboard.simulator.account.SimulatedVendorClock;
import io.switchboard.simulator.account.VendorPipeline;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.convoso.ConvosoRoutes;
import io.switchboard.simulator.fault.ActiveFaults;
import io.switchboard.simulator.fault.FaultRoutes;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.ReplyDelivery;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.kore.KoreRoutes;
import io.switchboard.simulator.liveperson.LivePersonRoutes;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.simulator.truth.TruthRoutes;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.resources.LoopResources;

/** The vendors' APIs, the truth behind them and the switches of their faults. Runs until closed. */
public final class Simulator implements AutoCloseable {
    private static final int WORTH_COMPRESSING = 1_024;
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final SimulatorOptions options;
    private final SimulatedAccounts accounts;
    private final ActiveFaults faults = new ActiveFaults();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final LoopResources threads = LoopResources.create("simulator", 2, true);
    private final DisposableServer server;

    private Simulator(SimulatorOptions options) {
        this.options = options;
        this.accounts = new SimulatedAccounts(options.accounts(), options.time());
        this.server = serve();
    }

    /**
     * Starts; returns when requests are answered.
     *
     * @throws IllegalArgumentException if two accounts share a name or a token
     * @throws reactor.netty.ChannelBindException if the port is taken
     */
    public static Simulator start(SimulatorOptions options) {
        return new Simulator(options);
    }

    /** As seen from this machine, such as {@code http://127.0.0.1:40123}, without a path. */
    public URI baseUri() {
        return URI.create("http://%s:%d".formatted(SimulatorOptions.THIS_MACHINE, server.port()));
    }

    public SimulatedTime time() {
        return options.time();
    }

    public ActiveFaults faults() {
        return faults;
    }

    /**
     * The account of that name: its centre, requests and last answer.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SimulatedAccount account(String name) {
        return accounts.find(name).orElseThrow(() -> new IllegalArgumentException("no account " + name));
    }

    /** The truth of an account. */
    public ContactCentre centre(String account) {
        return account(account).centre();
    }

    /** How many requests came with the account's credentials. */
    public long requests(String account) {
        return account(account).requests();
    }

    /** Completes when the simulator has been closed. */
    public Mono<Void> onClose() {
        return server.onDispose();
    }

    /** Ends all connections, the hanging ones included. */
    @Override
    public void close() {
        // First nobody is let in any more: a client whose connection breaks may come again at once.
        server.disposeNow(AT_MOST);
        closing.tryEmitEmpty();
        threads.disposeLater(Duration.ZERO, AT_MOST).block();
    }

    private DisposableServer serve() {
        try {
            return HttpServer.create()
                    .host(options.host())
                    .port(options.port())
                    .runOn(threads)
                    .compress(WORTH_COMPRESSING)
                    .route(this::addRoutes)
                    .bindNow();
        } catch (RuntimeException e) {
            threads.dispose();
            throw e;
        }
    }

    private void addRoutes(HttpServerRoutes routes) {
        ReplyDelivery delivery =
                new ReplyDelivery(options.time().clock(), options.time().scheduler(), closing.asMono());
        VendorPipeline desk = new VendorPipeline(faults, delivery);
        new ConvosoRoutes(accounts, desk).addTo(routes);
        new LivePersonRoutes(accounts, clock(SimulatedApi.LIVEPERSON_MSGCONVERSATION), desk, delivery).addTo(routes);
        new KoreRoutes(accounts, clock(SimulatedApi.KORE_AGENT_STATUS_DETAILS, SimulatedApi.KORE_CALL_VOLUME), desk)
                .addTo(routes);
        new TruthRoutes(accounts, options.time(), delivery).addTo(routes);
        new FaultRoutes(faults, accounts.names(), delivery).addTo(routes);
        routes.route(
                request -> true,
                (request, response) -> delivery.send(HttpReply.html(404, "404 Page Not Found"), response));
    }

    private SimulatedVendorClock clock(SimulatedApi... apis) {
        return new SimulatedVendorClock(options.time().clock(), faults, Set.of(apis));
    }
}
