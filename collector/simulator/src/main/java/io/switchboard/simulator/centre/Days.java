package io.switchboard.simulator.centre;

import java.time.Instant;
import java.time.ZoneId;

/** Which day it is in the centre's zone. */
record Days(ZoneId zone) {
    long of(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(zone).toLocalDate().toEpochDay();
    }
}
