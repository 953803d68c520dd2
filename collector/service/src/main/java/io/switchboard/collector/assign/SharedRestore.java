package io.switchboard.collector.assign;

import io.switchboard.collector.poll.PollTarget;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Restores a partition once for all of its targets that need it. A restore serves a target if it begins after the
 * target's failure: one that was under way may have passed the place where the failed commit lies. Safe for threads.
 */
final class SharedRestore {
    private final Callable<Optional<RestoredState>> restorer;
    private final Mono<Void> end;
    private final Map<String, Long> waiting = new HashMap<>();
    private long begun;
    private @Nullable Mono<RestoredState> latest;

    /**
     * @param restorer reads the partition, blocking
     * @param end completes when nobody waits any more
     */
    SharedRestore(Callable<Optional<RestoredState>> restorer, Mono<Void> end) {
        this.restorer = restorer;
        this.end = end;
    }

    /** Nobody knows what is committed of a target: it waits for a restore that begins now or later. */
    synchronized void failed(PollTarget target) {
        waiting.put(target.name(), begun);
    }

    /** What a restore that began after the target's failure read. */
    Mono<RestoredState> restored(PollTarget target) {
        return Mono.defer(() -> since(waitingSince(target))).doOnNext(_ -> served(target));
    }

    private synchronized long waitingSince(PollTarget target) {
        return waiting.computeIfAbsent(target.name(), _ -> begun);
    }

    private synchronized Mono<RestoredState> since(long failure) {
        Mono<RestoredState> shared = latest;
        if (shared == null || begun <= failure) {
            begun++;
            shared = begin(begun);
            latest = shared;
        }
        return shared;
    }

    private Mono<RestoredState> begin(long number) {
        return Mono.fromCallable(restorer)
                .flatMap(Mono::justOrEmpty)
                .subscribeOn(Schedulers.boundedElastic())
                .takeUntilOther(end)
                .doOnError(_ -> drop(number))
                .cache();
    }

    private synchronized void drop(long number) {
        if (begun == number) {
            latest = null;
        }
    }

    private synchronized void served(PollTarget target) {
        waiting.remove(target.name());
        if (waiting.isEmpty()) {
            latest = null;
        }
    }
}
