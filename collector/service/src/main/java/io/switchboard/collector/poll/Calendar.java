package io.switchboard.collector.poll;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a target's rows have to do with days.
 *
 * @param zone whose days the vendor counts; empty if it counts none
 * @param memory for how long after its time a row may still be asked for; empty if rows are of now
 */
public record Calendar(Optional<ZoneId> zone, Optional<Duration> memory) {

    /** Of an API. */
    public static Calendar of(Api api) {
        return new Calendar(api.zone(), api.memory());
    }

    Calendar remembering(Duration time) {
        return new Calendar(zone, Optional.of(time));
    }
}
