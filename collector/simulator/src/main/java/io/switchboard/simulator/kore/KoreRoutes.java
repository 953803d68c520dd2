package io.switchboard.simulator.kore;

import io.switchboard.simulator.account.SimulatedAccounts;
import io.switchboard.simulator.account.SimulatedVendorClock;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.account.VendorPipeline;
import reactor.netty.http.server.HttpServerRoutes;

/** Kore's two APIs, below one path. */
public final class KoreRoutes {
    private static final String BELOW = "/agentassist/api/public/analytics/account/{accountId}/";

    private final VendorApi statusDetails;
    private final VendorApi callVolume;
    private final VendorPipeline desk;

    public KoreRoutes(SimulatedAccounts accounts, SimulatedVendorClock clock, VendorPipeline desk) {
        RateLimits limits = new RateLimits(clock.clock());
        this.statusDetails = new StatusDetailsApi(new KoreAuthenticator(accounts, clock, limits, true));
        this.callVolume = new SimulatedCallVolumeApi(new KoreAuthenticator(accounts, clock, limits, false));
        this.desk = desk;
    }

    public void addTo(HttpServerRoutes routes) {
        routes.post(BELOW + "agentstatusdetails", desk.serve(statusDetails))
                .post(BELOW + "callvolume", desk.serve(callVolume));
    }
}
