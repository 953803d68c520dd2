package io.switchboard.simulator.convoso;

import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Answer;
import io.switchboard.simulator.account.Vendor;
import io.switchboard.simulator.account.VendorApi;
import io.switchboard.simulator.centre.CentreSnapshot;
import io.switchboard.simulator.fault.Mishap;
import io.switchboard.simulator.fault.Oddities;
import io.switchboard.simulator.fault.Shape;
import io.switchboard.simulator.web.Api;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/agent-monitor/search}: what everybody does now. */
record MonitorApi(Vendor vendor, Counters counters) implements VendorApi {
    private static final Shape SHAPE = new Shape(
            List.of("user_id", "agent_total"),
            List.of("total_calls", "since_last_update", "status_time_sec"),
            List.of("agents"),
            List.of("data"),
            List.of("calls_today", "queue_calls_today"),
            Optional.of("agent_total"),
            Map.of());

    MonitorApi(Vendor vendor) {
        this(vendor, new Counters());
    }

    @Override
    public Api api() {
        return Api.CONVOSO_AGENT_MONITOR;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Oddities oddities() {
        return MonitorOddities.ALL;
    }

    @Override
    public Answer answer(Account account, Request request, Mishap mishap) {
        CentreSnapshot centre = counters.shown(account, account.centre().snapshot(), mishap);
        MonitorQuery query = MonitorQuery.of(request.form());
        Reply reply = Reply.json(new MonitorAnswer(centre, query, account.zone(), mishap));
        return new Answer(centre.at(), Optional.empty(), reply);
    }
}
