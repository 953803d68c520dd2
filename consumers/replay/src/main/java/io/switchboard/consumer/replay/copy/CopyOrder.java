package io.switchboard.consumer.replay.copy;

import io.switchboard.consumer.replay.recorded.Range;
import io.switchboard.platform.cli.UsageException;

/**
 * What is to be copied.
 *
 * @param source the topic that is read
 * @param target the topic that is written; created if it is not there
 * @param force whether the target may have records already that are not of this copy
 */
public record CopyOrder(String source, String target, Range range, Pace pace, boolean force) {
    public CopyOrder {
        if (source.equals(target)) {
            throw new UsageException(
                    "--from-topic and --to-topic are both " + source + "; a topic cannot be copied onto itself");
        }
    }
}
