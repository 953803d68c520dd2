package io.switchboard.collector.assign;

import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.publish.Lease;
import reactor.core.publisher.Flux;

/** What is done with a target that is assigned and restored. */
@FunctionalInterface
public interface TargetRunner {

    /**
     * Polls from a state on, until it is cancelled or, with an error, a commit fails. What it polled comes once it is
     * committed.
     */
    Flux<PollResult> poll(PollTarget target, TargetState state, Lease lease);
}
