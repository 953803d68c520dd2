package io.switchboard.collector.assign;

import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.publish.Lease;
import io.switchboard.collector.publish.NothingCommittedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/** The work on one partition: its state is read back, then its targets are polled side by side. */
final class PartitionRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionRunner.class);

    /** Failures are counted from the last commit on: one a day is no reason to wait long. */
    private static final Retry AGAIN = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
            .maxBackoff(Duration.ofSeconds(30))
            .transientErrors(true)
            .doBeforeRetry(failure -> LOG.warn(
                    "Work stopped and begins again from what is committed: {}",
                    failure.failure().toString()));

    private final Lease lease;
    private final List<PollTarget> targets;
    private final TargetRunner polling;
    private final Sinks.Empty<Void> end = Sinks.empty();
    private final SharedRestore restore;

    PartitionRunner(Lease lease, List<PollTarget> targets, StateRestorer restorer, TargetRunner polling) {
        this.lease = lease;
        this.targets = targets;
        this.polling = polling;
        this.restore = new SharedRestore(() -> restorer.restore(lease.partition(), targets), end.asMono());
    }

    /**
     * Works until it is cancelled. A target whose commit failed goes on from the state that it had, if nothing was
     * committed, and else from what is read back; the others go on meanwhile.
     *
     * @param whenRestored called once the state is there and polling begins
     */
    Mono<Void> run(Runnable whenRestored) {
        return first().retryWhen(AGAIN)
                .doOnNext(_ -> whenRestored.run())
                .flatMapMany(restored -> Flux.fromIterable(targets)
                        .flatMap(target -> work(target, restored.state(target)), Math.max(1, targets.size())))
                .then()
                .doOnCancel(end::tryEmitEmpty);
    }

    private Flux<PollResult> work(PollTarget target, TargetState first) {
        AtomicReference<Optional<TargetState>> known = new AtomicReference<>(Optional.of(first));
        return Mono.defer(() -> known.get().map(Mono::just).orElseGet(() -> state(target)))
                .doOnNext(state -> known.set(Optional.of(state)))
                .flatMapMany(state -> polling.poll(target, state, lease))
                .doOnNext(poll -> known.updateAndGet(state -> state.map(before -> before.after(poll))))
                .doOnError(error -> {
                    if (!(error instanceof NothingCommittedException)) {
                        restore.failed(target);
                        known.set(Optional.empty());
                    }
                })
                .retryWhen(AGAIN);
    }

    private Mono<RestoredState> first() {
        return targets.isEmpty()
                ? Mono.fromSupplier(() -> new RestoredState(targets, Instant.EPOCH))
                : restore.restored(targets.getFirst())
                        .doOnNext(restored -> targets.forEach(target -> note(restored, target)));
    }

    private Mono<TargetState> state(PollTarget target) {
        return restore.restored(target)
                .doOnNext(restored -> note(restored, target))
                .map(restored -> restored.state(target));
    }

    private void note(RestoredState restored, PollTarget target) {
        lease.restored(target, restored.state(target), restored.offsets(target));
    }
}
