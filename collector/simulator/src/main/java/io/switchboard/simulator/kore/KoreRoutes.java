package io.switchboard.simulator.kore;

import io.switchboard.simulator.account.Accounts;
import io.switchboard.simulator.account.VendorDesk;
import java.time.Clock;
import reactor.netty.http.server.HttpServerRoutes;

/** Kore's two APIs, below one path. */
public final class KoreRoutes {
    private static final String BELOW = "/agentassist/api/public/analytics/account/{accountId}/";

    private final Doorkeeper doorkeeper;
    private final VendorDesk desk;

    public KoreRoutes(Accounts accounts, Clock clock, VendorDesk desk) {
        this.doorkeeper = new Doorkeeper(accounts, new Tokens(clock), new RateLimits(clock));
        this.desk = desk;
    }

    public void addTo(HttpServerRoutes routes) {
        routes.post(BELOW + "agentstatusdetails", desk.serve(new StatusDetailsApi(doorkeeper)))
                .post(BELOW + "callvolume", desk.serve(new CallVolumeApi(doorkeeper)));
    }
}
