package io.switchboard.simulator.account;

import io.switchboard.simulator.fault.ActiveFaults;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.ReplyDelivery;
import io.switchboard.simulator.http.SimulatedApi;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * The clock by which a vendor judges what its clients sign.
 *
 * @param clock the simulated one
 * @param apis the vendor's
 */
public record SimulatedVendorClock(Clock clock, ActiveFaults faults, Set<SimulatedApi> apis) {
    private static final Clock MACHINE = Clock.systemUTC();

    public SimulatedVendorClock {
        apis = Set.copyOf(apis);
    }

    /**
     * The vendor's time in what concerns an account. A client in a process of its own has only the machine's time: that
     * will do too, unless the vendor's clock is off.
     */
    public VendorTime time(String account) {
        Duration ahead = faults.ahead(account, apis);
        return what -> ahead.isZero()
                ? what.test(clock.instant()) || what.test(MACHINE.instant())
                : what.test(clock.instant().plus(ahead));
    }

    /** The reply with the vendor's time in its {@code Date} header. */
    public HttpReply stamp(HttpReply reply, String account) {
        return reply.withHeader("Date", ReplyDelivery.date(clock.instant().plus(faults.ahead(account, apis))));
    }
}
