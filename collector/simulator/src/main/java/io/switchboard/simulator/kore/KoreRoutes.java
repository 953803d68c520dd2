package io.switchboard.simulator.kore;

import io.switchboard.simulator.account.Accounts;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.account.VendorClock;
import io.switchboard.simulator.account.VendorDesk;
import reactor.netty.http.server.HttpServerRoutes;

/** Kore's two APIs, below one path. */
public final class KoreRoutes {
    private static final String BELOW = "/agentassist/api/public/analytics/account/{accountId}/";

    private final VendorApi statusDetails;
    private final VendorApi callVolume;
    private final VendorDesk desk;

    public KoreRoutes(Accounts accounts, VendorClock clock, VendorDesk desk) {
        RateLimits limits = new RateLimits(clock.clock());
        this.statusDetails = new StatusDetailsApi(new Doorkeeper(accounts, clock, limits, true));
        this.callVolume = new CallVolumeApi(new Doorkeeper(accounts, clock, limits, false));
        this.desk = desk;
    }

    public void addTo(HttpServerRoutes routes) {
        routes.post(BELOW + "agentstatusdetails", desk.serve(statusDetails))
                .post(BELOW + "callvolume", desk.serve(callVolume));
    }
}
