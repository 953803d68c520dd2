package io.switchboard.collector.backfill;

import io.switchboard.Origin;
import io.switchboard.collector.decode.DatasetRows;
import io.switchboard.collector.fetch.ApiFetcher;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.poll.PollParts;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollResultFactory;
import io.switchboard.collector.poll.TargetProgress;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.publish.Publisher;
import io.switchboard.collector.snapshot.FieldRoles;
import io.switchboard.collector.snapshot.RequestedRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * One backfill of one target. It writes the rows that no live poll asks for, so that the two never write the same row;
 * and it deletes nothing, for a single reading proves no absence.
 */
public final class Backfill {
    /**
     * For one chunk. Nothing waits for it as a poll's successor does, its calls have timeouts of their own, and with
     * the share of a rate that a live run leaves, the pages of a large day take hours.
     */
    private static final Duration DEADLINE = Duration.ofDays(1);

    private final ApiFetcher asking;
    private final Publisher publisher;
    private final Scheduler time;
    private final PollResultFactory observations;
    private final LivePart live;
    private final AttemptPauses pauses = new AttemptPauses();
    private TargetState state;

    /**
     * @param live what belongs to the live run
     * @param lastSequence number of the last poll of an earlier backfill of the target
     * @param time gives the time and waits
     */
    public Backfill(
            ApiFetcher asking, Publisher publisher, LivePart live, Optional<Long> lastSequence, Scheduler time) {
        this.asking = asking;
        this.publisher = publisher;
        this.time = time;
        this.live = live;
        this.observations = new PollResultFactory(live.target(), Origin.BACKFILL);
        // Polls of the past are numbered by themselves.
        this.state = new TargetState(lastSequence, live.state().snapshots(), TargetProgress.NONE);
    }

    /** Who wants to know how far it is. */
    public interface BackfillListener {

        /** There are so many chunks, of which some were committed before. */
        void begin(int chunks, int done);

        /** One more was committed. */
        void committed(PollResult poll);
    }

    /**
     * Reads and commits what has not been committed yet; ends with an error that says why it cannot go on.
     *
     * @param chunks the earliest first
     */
    public Mono<Void> run(List<ApiRequest> chunks, Checkpoint checkpoint, BackfillListener listener) {
        listener.begin(chunks.size(), checkpoint.done());
        return Flux.fromIterable(chunks.subList(checkpoint.done(), chunks.size()))
                .concatMap(chunk -> chunk(chunk, checkpoint).doOnNext(listener::committed))
                .then();
    }

    /** Reads and commits a chunk; comes with the last of the polls that it was committed as. */
    private Mono<PollResult> chunk(ApiRequest question, Checkpoint checkpoint) {
        Instant startedAt = now();
        return read(question)
                .map(reading -> {
                    FetchResult past = reading.map(rows -> past(question.scope(), rows));
                    PollResult poll = observations.finish(state, past, new FetchTiming(startedAt, now()));
                    return PollParts.of(state, poll, PollParts.MOST_CHANGES);
                })
                .flatMap(parts -> Flux.fromIterable(parts)
                        .concatMap(part ->
                                commit(part, part.sequence() == parts.getLast().sequence(), checkpoint))
                        .last());
    }

    /** The last part makes the chunk one that need not be read again. */
    private Mono<PollResult> commit(PollResult part, boolean last, Checkpoint checkpoint) {
        if (last) {
            checkpoint.advance();
        }
        return publisher.commit(checkpoint, part).then(Mono.fromCallable(() -> {
            state = state.after(part);
            return part;
        }));
    }

    private DatasetRows past(RequestedRange scope, DatasetRows read) {
        FieldRoles role = new FieldRoles(read.dataset());
        return read.with(read.rows().stream()
                .filter(row -> scope.covers(role.start(row)) && live.leaves(row, role))
                .toList());
    }

    private Mono<FetchResult> read(ApiRequest question) {
        return Mono.defer(() -> asking.ask(List.of(question), DEADLINE))
                .flatMap(reading -> reading.failure().isEmpty()
                        ? Mono.just(reading)
                        : Mono.error(new NotRead(reading.failure().get())))
                .retryWhen(Retry.from(failed -> failed.concatMap(this::pause)));
    }

    private Mono<Long> pause(Retry.RetrySignal failed) {
        Optional<Duration> pause = failed.failure() instanceof NotRead notRead
                ? pauses.after(notRead.failure, failed.totalRetries())
                : Optional.empty();
        return pause.map(wait -> Mono.delay(wait, time)).orElseGet(() -> Mono.error(failed.failure()));
    }

    private Instant now() {
        return Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }

    /** A chunk that could not be read. */
    private static final class NotRead extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final transient CallFailure failure;

        NotRead(CallFailure failure) {
            super(failure.reason());
            this.failure = failure;
        }
    }
}
