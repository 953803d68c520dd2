package io.switchboard.simulator.contactcentre;

import java.time.Instant;
import java.time.ZoneId;

/** Which day it is in the centre's zone. */
record CentreDays(ZoneId zone) {
    long of(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(zone).toLocalDate().toEpochDay();
    }
}
