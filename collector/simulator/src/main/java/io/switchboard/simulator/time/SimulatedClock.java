package io.switchboard.simulator.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

final class SimulatedClock extends Clock {
    private final SimulatedTime time;

    SimulatedClock(SimulatedTime time) {
        this.time = time;
    }

    @Override
    public Instant instant() {
        return time.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("read the instant and convert it: this clock stays in UTC");
    }
}
