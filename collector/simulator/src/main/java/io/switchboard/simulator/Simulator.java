package io.switchboard.simulator;

import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Accounts;
import io.switchboard.simulator.account.VendorClock;
import io.switchboard.simulator.account.VendorDesk;
import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.convoso.ConvosoRoutes;
import io.switchboard.simulator.fault.FaultRoutes;
import io.switchboard.simulator.fault.Faults;
import io.switchboard.simulator.kore.KoreRoutes;
import io.switchboard.simulator.liveperson.LivePersonRoutes;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.simulator.truth.TruthRoutes;
import io.switchboard.simulator.web.Api;
import io.switchboard.simulator.web.Delivery;
import io.switchboard.simulator.web.Reply;
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
    private final Accounts accounts;
    private final Faults faults = new Faults();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final LoopResources threads = LoopResources.create("simulator", 2, true);
    private final DisposableServer server;

    private Simulator(SimulatorOptions options) {
        this.options = options;
        this.accounts = new Accounts(options.accounts(), options.time());
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

    public Faults faults() {
        return faults;
    }

    /**
     * The account of that name: its centre, requests and last answer.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Account account(String name) {
        return accounts.find(name).orElseThrow(() -> new IllegalArgumentException("no account " + name));
    }

    /** The truth of an account. */
    public Centre centre(String account) {
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
        Delivery delivery = new Delivery(options.time().clock(), options.time().scheduler(), closing.asMono());
        VendorDesk desk = new VendorDesk(faults, delivery);
        new ConvosoRoutes(accounts, desk).addTo(routes);
        new LivePersonRoutes(accounts, clock(Api.LIVEPERSON_MSGCONVERSATION), desk, delivery).addTo(routes);
        new KoreRoutes(accounts, clock(Api.KORE_AGENT_STATUS_DETAILS, Api.KORE_CALL_VOLUME), desk).addTo(routes);
        new TruthRoutes(accounts, options.time(), delivery).addTo(routes);
        new FaultRoutes(faults, accounts.names(), delivery).addTo(routes);
        routes.route(
                request -> true, (request, response) -> delivery.send(Reply.html(404, "404 Page Not Found"), response));
    }

    private VendorClock clock(Api... apis) {
        return new VendorClock(options.time().clock(), faults, Set.of(apis));
    }
}
