package io.switchboard.collector.assign;

import io.switchboard.collector.poll.FinishedPoll;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.publish.Lease;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** The work on one partition: its state is read back, then its targets are polled side by side. */
final class PartitionWork {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionWork.class);

    /** Failures are counted from the last commit on: one a day is no reason to wait long. */
    private static final Retry AGAIN = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
            .maxBackoff(Duration.ofSeconds(30))
            .transientErrors(true)
            .doBeforeRetry(failure -> LOG.warn(
                    "Work stopped and begins again from what is committed: {}",
                    failure.failure().toString()));

    private final Lease lease;
    private final List<Target> targets;
    private final Restorer restorer;
    private final Polling polling;

    PartitionWork(Lease lease, List<Target> targets, Restorer restorer, Polling polling) {
        this.lease = lease;
        this.targets = targets;
        this.restorer = restorer;
        this.polling = polling;
    }

    /**
     * Works until it is cancelled. A target whose commit failed reads its state anew; the others go on meanwhile.
     *
     * @param whenRestored told once the state is there and polling begins
     */
    Mono<Void> run(Runnable whenRestored) {
        return restored()
                .retryWhen(AGAIN)
                .doOnNext(_ -> whenRestored.run())
                .flatMapMany(restored -> Flux.fromIterable(targets)
                        .flatMap(target -> work(target, restored), Math.max(1, targets.size())))
                .then();
    }

    private Flux<FinishedPoll> work(Target target, Restored first) {
        AtomicBoolean fresh = new AtomicBoolean(true);
        return Mono.defer(() -> fresh.getAndSet(false) ? Mono.just(first) : restored())
                .flatMapMany(restored -> polling.poll(target, restored.state(target), lease))
                .retryWhen(AGAIN);
    }

    private Mono<Restored> restored() {
        return Mono.fromCallable(() -> restorer.restore(lease.partition(), targets))
                .flatMap(Mono::justOrEmpty)
                .doOnNext(this::noteEnds)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private void noteEnds(Restored restored) {
        targets.forEach(
                target -> restored.lastSuccess(target).ifPresent(offset -> lease.endedAt(target.name(), offset)));
    }
}
