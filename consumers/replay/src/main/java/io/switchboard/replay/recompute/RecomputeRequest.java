package io.switchboard.replay.recompute;

import io.switchboard.replay.topics.NumberRange;
import io.switchboard.topic.Topics;
import java.time.Duration;

/**
 * What is to be computed again.
 *
 * @param to the topics that are written
 * @param times of results: buckets that end behind its beginning, changes of status from it on, of polls before its end
 * @param warmUp how long before that is read, too, for what was so at the beginning
 * @param force whether the topics may have records already
 */
public record RecomputeRequest(Topics to, NumberRange times, Duration warmUp, boolean force) {
    public RecomputeRequest {
        if (warmUp.isNegative()) {
            throw new IllegalArgumentException("A warm-up is 0 or more, not " + warmUp);
        }
    }

    /** Timestamps of the records that count. */
    NumberRange read() {
        return times.hasBeginning() ? new NumberRange(times.from() - warmUp.toMillis(), times.to()) : times;
    }
}
