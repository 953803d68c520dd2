package io.switchboard.collector.poll;

import io.switchboard.collector.fetch.PolledApi;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a target's rows have to do with days.
 *
 * @param zone whose days the vendor counts; empty if it counts none
 * @param memory for how long after its time a row may still be asked for; empty if rows are of now
 */
public record DayWindow(Optional<ZoneId> zone, Optional<Duration> memory) {

    /** Of an API. */
    public static DayWindow of(PolledApi api) {
        return new DayWindow(api.zone(), api.memory());
    }

    DayWindow remembering(Duration time) {
        return new DayWindow(zone, Optional.of(time));
    }
}
