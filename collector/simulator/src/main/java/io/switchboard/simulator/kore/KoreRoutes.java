package io.switchboard.simulator.kore;

import io.switchboard.simulator.account.Accounts;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.account.VendorDesk;
import java.time.Clock;
import reactor.netty.http.server.HttpServerRoutes;

/** Kore's two APIs, below one path. */
public final class KoreRoutes {
    private static final String BELOW = "/agentassist/api/public/analytics/account/{accountId}/";

    private final VendorApi statusDetails;
    private final VendorApi callVolume;
    private final VendorDesk desk;

    public KoreRoutes(Accounts accounts, Clock clock, VendorDesk desk) {
        Tokens tokens = new Tokens(clock);
        RateLimits limits = new RateLimits(clock);
        this.statusDetails = new StatusDetailsApi(new Doorkeeper(accounts, tokens, limits, true));
        this.callVolume = new CallVolumeApi(new Doorkeeper(accounts, tokens, limits, false));
        this.desk = desk;
    }

    public void addTo(HttpServerRoutes routes) {
        routes.post(BELOW + "agentstatusdetails", desk.serve(statusDetails))
                .post(BELOW + "callvolume", desk.serve(callVolume));
    }
}
