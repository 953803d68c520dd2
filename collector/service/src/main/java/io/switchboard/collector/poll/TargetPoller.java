package io.switchboard.collector.poll;

import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Reply.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The loop of one target: wait, ask, diff, commit, and round again. It ends when it is told to stop, after the commit
 * in flight, or with an error when a commit fails: then nobody knows what is committed, and the state must be read
 * anew.
 */
public final class TargetPoller {

    /** Longest time for which a vendor's Retry-After is obeyed. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    private final Target target;
    private final Observations observations;
    private final Api api;
    private final Committer committer;
    private final Listener listener;
    private final Scheduler time;
    private final Schedule schedule;
    private volatile TargetState state;
    private volatile Optional<Instant> lastStart = Optional.empty();
    private volatile Instant notBefore = Instant.MIN;

    /** The vendor. */
    @FunctionalInterface
    public interface Api {
        Mono<Reply> fetch();
    }

    /** Where polls are committed: all of it or, with an error, nothing. */
    @FunctionalInterface
    public interface Committer {
        Mono<Void> commit(FinishedPoll poll);
    }

    /** Who wants to know of polls that are committed. */
    @FunctionalInterface
    public interface Listener {
        void committed(FinishedPoll poll);
    }

    /** The neighbours of a target. */
    public record Neighbours(Api api, Committer committer, Listener listener) {}

    /**
     * @param jitter share of the interval, 0 to 1, by which the first poll is late, so that many targets do not fire at
     *     once
     * @param time tells the time and waits
     */
    public TargetPoller(Target target, TargetState state, Neighbours neighbours, Scheduler time, double jitter) {
        this.target = target;
        this.observations = new Observations(target);
        this.state = state;
        this.api = neighbours.api();
        this.committer = neighbours.committer();
        this.listener = neighbours.listener();
        this.time = time;
        Duration late = Duration.ofMillis((long) (target.every().toMillis() * jitter));
        this.schedule = new Schedule(now().plus(late), target.every());
    }

    /** Polls until it is cancelled or a commit fails. */
    public Mono<Void> run() {
        return untilTurn().then(Mono.defer(this::poll)).repeat().then();
    }

    private Mono<Long> untilTurn() {
        return Mono.defer(() -> {
            Instant now = now();
            Instant turn = schedule.next(lastStart, notBefore.isAfter(now) ? notBefore : now);
            return Mono.delay(Duration.between(now, turn), time);
        });
    }

    private Mono<Void> poll() {
        Instant startedAt = now();
        lastStart = Optional.of(startedAt);
        return api.fetch()
                .timeout(target.timeout())
                .onErrorResume(TimeoutException.class, _ -> Mono.just(tooSlow()))
                .publishOn(Schedulers.parallel())
                .map(reply -> observations.finish(state, reply, startedAt, now()))
                .flatMap(poll -> committer.commit(poll).then(Mono.fromRunnable(() -> committed(poll))));
    }

    private Reply tooSlow() {
        String reason = "no whole answer within " + target.timeout();
        return new Reply.Failed(new Failure.Unreachable(reason), Exchange.NONE);
    }

    private void committed(FinishedPoll poll) {
        state = state.after(poll);
        notBefore = retryAfter(poll.outcome()).map(poll.completedAt()::plus).orElse(Instant.MIN);
        listener.committed(poll);
    }

    private static Optional<Duration> retryAfter(PollOutcome outcome) {
        return outcome instanceof PollOutcome.Failed(Failure.Throttled throttled)
                ? throttled
                        .retryAfter()
                        .map(wait -> wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait)
                : Optional.empty();
    }

    private Instant now() {
        return Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }
}
