package io.switchboard.collector;

import io.switchboard.collector.ops.CollectorMetrics;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetPoller;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.publish.Lease;
import io.switchboard.collector.publish.LeaseEndedException;
import io.switchboard.collector.publish.Publisher;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Polls a target with the collector's own neighbours: its vendor, the publisher, and anyone who wants to know. */
final class TargetPollerFactory {
    private final TargetRegistry targets;
    private final Publisher publisher;
    private final PollReporter report;
    private final CollectorMetrics metrics;
    private final PollClocks clocks;

    /**
     * Time and chance.
     *
     * @param time gives the time and waits between polls
     * @param random by how much a target's first poll is late
     */
    record PollClocks(Scheduler time, RandomGenerator random) {}

    TargetPollerFactory(
            TargetRegistry targets,
            Publisher publisher,
            PollReporter report,
            CollectorMetrics metrics,
            PollClocks clocks) {
        this.targets = targets;
        this.publisher = publisher;
        this.report = report;
        this.metrics = metrics;
        this.clocks = clocks;
    }

    /** Polls from a state on, until it is cancelled or, with an error, a commit fails. */
    Flux<PollResult> poll(PollTarget target, TargetState state, Lease lease) {
        var neighbours = new TargetPoller.PollerCollaborators(
                moment -> targets.asking(target).ask(moment, target.timeout()), poll -> commit(lease, poll), report);
        return new TargetPoller(
                        target,
                        state,
                        neighbours,
                        clocks.time(),
                        clocks.random().nextDouble())
                .run();
    }

    private Mono<Void> commit(Lease lease, PollResult poll) {
        return publisher
                .commit(lease, poll)
                .thenReturn(true)
                .timed()
                .doOnNext(timed -> metrics.commit(timed.elapsed()))
                .doOnError(e -> !(e instanceof LeaseEndedException), _ -> metrics.failedCommit())
                .then();
    }
}
