package io.switchboard.replay.copy;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.replay.topics.RecordRange;

/**
 * What is to be copied.
 *
 * @param source the topic that is read
 * @param target the topic that is written; created if it is not there
 * @param force whether the target may have records already that are not of this copy
 */
public record CopyRequest(String source, String target, RecordRange range, CopyPace pace, boolean force) {
    public CopyRequest {
        if (source.equals(target)) {
            throw new UsageException(
                    "--from-topic and --to-topic are both " + source + "; a topic cannot be copied onto itself");
        }
    }
}
