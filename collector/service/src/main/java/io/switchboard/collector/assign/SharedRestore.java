package io.switchboard.collector.assign;

import io.switchboard.collector.poll.Target;
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
    private final Callable<Optional<Restored>> restorer;
    private final Mono<Void> end;
    private final Map<String, Long> waiting = new HashMap<>();
    private long begun;
    private @Nullable Mono<Restored> latest;

    /**
     * @param restorer reads the partition, blocking
     * @param end completes when nobody waits any more
     */
    SharedRestore(Callable<Optional<Restored>> restorer, Mono<Void> end) {
        this.restorer = restorer;
        this.end = end;
    }

    /** Nobody knows what is committed of a target: it waits for a restore that begins now or later. */
    synchronized void failed(Target target) {
        waiting.put(target.name(), begun);
    }

    /** What a restore that began after the target's failure read. */
    Mono<Restored> restored(Target target) {
        return Mono.defer(() -> since(waitingSince(target))).doOnNext(_ -> served(target));
    }

    private synchronized long waitingSince(Target target) {
        return waiting.computeIfAbsent(target.name(), _ -> begun);
    }

    private synchronized Mono<Restored> since(long failure) {
        Mono<Restored> shared = latest;
        if (shared == null || begun <= failure) {
            begun++;
            shared = begin(begun);
            latest = shared;
        }
        return shared;
    }

    private Mono<Restored> begin(long number) {
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

    private synchronized void served(Target target) {
        waiting.remove(target.name());
        if (waiting.isEmpty()) {
            latest = null;
        }
    }
}
