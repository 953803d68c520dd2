package io.switchboard.collector.poll;

import io.switchboard.Origin;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The loop of one target: wait, ask, diff, commit, and round again. It ends when it is asked to stop, after the commit
 * in flight, or with an error when a commit fails: then nobody knows what is committed, and the state must be read
 * again.
 */
public final class TargetPoller {

    private final PollResultFactory observations;
    private final PolledVendor vendor;
    private final PollCommitter committer;
    private final PollListener listener;
    private final Scheduler time;
    private final PollSchedule schedule;
    private final TargetBackoff pauses;
    private volatile TargetState state;
    private volatile Optional<Instant> lastStart = Optional.empty();
    private volatile Instant notBefore = Instant.MIN;

    /** The vendor. */
    @FunctionalInterface
    public interface PolledVendor {

        /** Asks what a poll that begins at a moment has to ask. */
        Mono<FetchResult> ask(FetchContext moment);
    }

    /** Where polls are committed: all of it or, with an error, nothing. */
    @FunctionalInterface
    public interface PollCommitter {
        Mono<Void> commit(PollResult poll);
    }

    /** Who wants to know of polls that are committed. */
    @FunctionalInterface
    public interface PollListener {

        /**
         * A poll is committed.
         *
         * @param pause how long the target is left alone now; zero if it is polled as usual
         */
        void committed(PollResult poll, Duration pause);
    }

    /** The neighbours of a target. */
    public record PollerCollaborators(PolledVendor vendor, PollCommitter committer, PollListener listener) {}

    /**
     * @param jitter share of the interval, 0 to 1, by which the first poll is late, so that many targets do not fire at
     *     once
     * @param time gives the time and waits
     */
    public TargetPoller(
            PollTarget target, TargetState state, PollerCollaborators neighbours, Scheduler time, double jitter) {
        this.observations = new PollResultFactory(target, Origin.LIVE);
        this.state = state;
        this.vendor = neighbours.vendor();
        this.committer = neighbours.committer();
        this.listener = neighbours.listener();
        this.time = time;
        this.pauses = new TargetBackoff(target.every());
        Duration late = Duration.ofMillis((long) (target.every().toMillis() * jitter));
        this.schedule = new PollSchedule(now().plus(late), target.every());
    }

    /** Polls until it is cancelled or a commit fails; what it polled comes once it is committed. */
    public Flux<PollResult> run() {
        return untilTurn().thenMany(Flux.defer(this::poll)).repeat();
    }

    private Mono<Long> untilTurn() {
        return Mono.defer(() -> {
            Instant now = now();
            if (lastStart.filter(now::isBefore).isPresent()) {
                forgetTimes();
            }
            Instant turn = schedule.next(lastStart, notBefore.isAfter(now) ? notBefore : now);
            return Mono.delay(Duration.between(now, turn), time);
        });
    }

    /** The clock was set back: by what it said before, the target would not be polled until it says so again. */
    private void forgetTimes() {
        lastStart = Optional.empty();
        notBefore = Instant.MIN;
    }

    private Flux<PollResult> poll() {
        Instant startedAt = now();
        lastStart = Optional.of(startedAt);
        return vendor.ask(state.moment(startedAt))
                .publishOn(Schedulers.parallel())
                .map(reading -> observations.finish(state, reading, new FetchTiming(startedAt, now())))
                .flatMapIterable(poll -> PollParts.of(state, poll, PollParts.MOST_CHANGES))
                .concatMap(part -> committer.commit(part).thenReturn(part))
                .doOnNext(this::committed);
    }

    private void committed(PollResult poll) {
        state = state.after(poll);
        Duration pause = pauses.after(poll.outcome());
        notBefore = pause.isZero() ? Instant.MIN : poll.completedAt().plus(pause);
        listener.committed(poll, pause);
    }

    private Instant now() {
        return Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }
}
