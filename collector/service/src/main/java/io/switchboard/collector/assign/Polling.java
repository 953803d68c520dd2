package io.switchboard.collector.assign;

import io.switchboard.collector.poll.FinishedPoll;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.publish.Lease;
import reactor.core.publisher.Flux;

/** What is done with a target that is assigned and restored. */
@FunctionalInterface
public interface Polling {

    /**
     * Polls from a state on, until it is cancelled or, with an error, a commit fails. What it polled comes once it is
     * committed.
     */
    Flux<FinishedPoll> poll(Target target, TargetState state, Lease lease);
}
