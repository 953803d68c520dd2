package io.switchboard.simulator.contactcentre;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls of one agent, as they come. */
final class CallLog {
    private final CentreDays days;
    private long day;
    private long today;
    private long total;
    private long lastCallId;
    private @Nullable Instant lastStart;
    private @Nullable Instant lastFinish;
    private @Nullable Instant lastInboundStart;
    private @Nullable Instant lastInboundFinish;

    CallLog(CentreDays days) {
        this.days = days;
    }

    void started(CentreCall call, long at) {
        today = today(at) + 1;
        day = days.of(at);
        total++;
        lastCallId = call.id();
        lastStart = Instant.ofEpochMilli(at);
        if (call.isInbound()) {
            lastInboundStart = lastStart;
        }
    }

    void finished(CentreCall call, long at) {
        lastFinish = Instant.ofEpochMilli(at);
        if (call.isInbound()) {
            lastInboundFinish = lastFinish;
        }
    }

    CallHistory history(long at) {
        return new CallHistory(
                lastCallId,
                today(at),
                total,
                Optional.ofNullable(lastStart),
                Optional.ofNullable(lastFinish),
                Optional.ofNullable(lastInboundStart),
                Optional.ofNullable(lastInboundFinish));
    }

    private long today(long at) {
        return day == days.of(at) ? today : 0;
    }
}
