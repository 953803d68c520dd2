package io.switchboard.simulator.convoso;

import io.switchboard.simulator.account.SimulatedAccount;
import io.switchboard.simulator.account.SimulatedResponse;
import io.switchboard.simulator.account.SimulatedVendor;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.contactcentre.CentreSnapshot;
import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.JsonShape;
import io.switchboard.simulator.fault.OddShapes;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.SimulatedApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/agent-monitor/search}: what everybody does now. */
record MonitorApi(SimulatedVendor vendor, DayCounters counters) implements VendorApi {
    private static final JsonShape SHAPE = new JsonShape(
            List.of("user_id", "agent_total"),
            List.of("total_calls", "since_last_update", "status_time_sec"),
            List.of("agents"),
            List.of("data"),
            List.of("calls_today", "queue_calls_today"),
            Optional.of("agent_total"),
            Map.of());

    MonitorApi(SimulatedVendor vendor) {
        this(vendor, new DayCounters());
    }

    @Override
    public SimulatedApi api() {
        return SimulatedApi.CONVOSO_AGENT_MONITOR;
    }

    @Override
    public JsonShape shape() {
        return SHAPE;
    }

    @Override
    public OddShapes oddities() {
        return MonitorOddities.ALL;
    }

    @Override
    public SimulatedResponse answer(SimulatedAccount account, HttpExchangeRequest request, FaultEffect mishap) {
        CentreSnapshot centre = counters.shown(account, account.centre().snapshot(), mishap);
        MonitorQuery query = MonitorQuery.of(request.form());
        HttpReply reply = HttpReply.json(new MonitorAnswer(centre, query, account.zone(), mishap));
        return new SimulatedResponse(centre.at(), Optional.empty(), reply);
    }
}
