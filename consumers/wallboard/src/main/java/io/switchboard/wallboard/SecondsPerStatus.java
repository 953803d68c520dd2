package io.switchboard.wallboard;

import io.switchboard.AgentBucket;
import io.switchboard.Status;
import java.util.Arrays;
import java.util.Optional;

/** The seconds per status of an agent's bucket. */
final class SecondsPerStatus {
    private SecondsPerStatus() {}

    /** The status of all that is known of a bucket; empty where there were several, or one was entered again. */
    static Optional<Status> all(AgentBucket bucket) {
        return Arrays.stream(Status.values())
                .filter(status -> in(bucket, status) == bucket.getObservedSec())
                .filter(_ -> bucket.getStatusChanges() == 0)
                .findFirst();
    }

    private static int in(AgentBucket bucket, Status status) {
        return switch (status) {
            case READY -> bucket.getReadySec();
            case ON_CONTACT -> bucket.getOnContactSec();
            case WRAP_UP -> bucket.getWrapUpSec();
            case PAUSED -> bucket.getPausedSec();
            case AWAY -> bucket.getAwaySec();
            case PREVIEW -> bucket.getPreviewSec();
            case OFFLINE -> bucket.getOfflineSec();
            case OTHER -> bucket.getOtherSec();
        };
    }
}
