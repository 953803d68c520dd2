package io.switchboard.simulator.convoso;

import io.switchboard.simulator.account.SimulatedAccounts;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.account.VendorPipeline;
import java.util.Map;
import reactor.netty.http.server.HttpServerRoutes;

/** Convoso's searches. */
public final class ConvosoRoutes {
    private final Map<String, VendorApi> searches;
    private final VendorPipeline desk;

    public ConvosoRoutes(SimulatedAccounts accounts, VendorPipeline desk) {
        ConvosoAuthenticator tokens = new ConvosoAuthenticator(accounts);
        this.searches = Map.of(
                "/v1/agent-monitor/search", new MonitorApi(tokens),
                "/v1/agent-performance/search", new PerformanceApi(tokens));
        this.desk = desk;
    }

    /** {@code GET} as documented, {@code POST} of a form as clients do it. */
    public void addTo(HttpServerRoutes routes) {
        searches.forEach((path, api) -> routes.get(path, desk.serve(api)).post(path, desk.serve(api)));
    }
}
