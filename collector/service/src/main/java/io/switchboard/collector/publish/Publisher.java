package io.switchboard.collector.publish;

import io.switchboard.collector.poll.PollResult;
import io.switchboard.platform.secret.Redactor;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.SchemaRole;
import io.switchboard.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Commits polls, one transaction each, on the one thread that owns the producer. */
public final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(2);
    private static final InFlight NONE = new InFlight(null, CompletableFuture.completedFuture(true));

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("publisher").factory());
    private final CommitEncoder encoder;
    private final TransactionalCommitter transactions;
    private final Clock clock;
    private volatile InFlight inFlight = NONE;

    /** The commit that the publisher's thread is at. */
    private record InFlight(@Nullable CommitFence claim, CompletableFuture<Boolean> end) {}

    /**
     * @param producers opens a transactional producer; called again when one has failed
     * @param version of the collector, for the events' source
     */
    public Publisher(
            Topics topics,
            SchemaRegistry registry,
            Supplier<Producer<byte[], byte[]>> producers,
            Redactor redactor,
            Clock clock,
            String version) {
        this.clock = clock;
        this.transactions = new TransactionalCommitter(producers);
        this.encoder = new CommitEncoder(
                topics,
                new AvroSerializer<>(registry, SchemaRole.KEY),
                new AvroSerializer<>(registry, SchemaRole.VALUE),
                new PollRecordFactory(redactor),
                version);
    }

    /**
     * Commits a poll: all of it or, with an error, nothing; after an error nothing of it will appear later either, and
     * one of {@link NothingCommittedException} says that nothing has appeared so far. A commit that has begun is not
     * cancelled with its subscriber.
     */
    public Mono<Void> commit(CommitFence claim, PollResult poll) {
        // An error is a value until somebody hears it: anyone who stopped polling meanwhile does not want to.
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> tryCommit(claim, poll), thread), true)
                .flatMap(error -> error.<Mono<Void>>map(Mono::error).orElseGet(Mono::empty));
    }

    private Optional<RuntimeException> tryCommit(CommitFence claim, PollResult poll) {
        InFlight commit = new InFlight(claim, new CompletableFuture<>());
        // Before the claim is looked at: either this commit sees that a lease has ended, or its end sees this commit.
        inFlight = commit;
        try {
            commitNow(claim, poll);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        } finally {
            inFlight = NONE;
            commit.end().complete(true);
        }
    }

    /** Ends a lease and waits, blocking, until no commit of it is in flight; those of others do not matter. */
    public void end(Lease lease) {
        lease.end();
        InFlight commit = inFlight;
        if (commit.claim() == lease) {
            // After that time the broker alone keeps the commit out, by the group's generation.
            boolean ended = commit.end()
                    .completeOnTimeout(false, DRAIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .join();
            if (!ended) {
                LOG.warn("Partition {} goes while its commit is still in flight", lease.partition());
            }
        }
    }

    private void commitNow(CommitFence claim, PollResult poll) {
        List<StateRow> stale = claim.stale(poll);
        List<ProducerRecord<byte[], byte[]>> records = encode(claim, poll, stale);
        try {
            List<RecordMetadata> written = transactions.commit(claim, claim.offsets(poll), records);
            claim.committed(poll, stale, new CommittedOffsets(written));
        } catch (NothingCommittedException | LeaseEndedException e) {
            throw e;
        } catch (RuntimeException e) {
            claim.undecided(poll);
            throw e;
        }
    }

    private List<ProducerRecord<byte[], byte[]>> encode(CommitFence claim, PollResult poll, List<StateRow> stale) {
        try {
            return encoder.encode(poll, stale, claim.partition(), clock.instant());
        } catch (RuntimeException e) {
            throw new NothingCommittedException(e);
        }
    }

    /**
     * From now on a commit that fails is left for the next collector to settle, so that stopping waits for no broker.
     */
    public void settleNoMore() {
        transactions.giveUp();
    }

    /** Lets the commit in flight end, then closes the producer. */
    @Override
    public void close() {
        settleNoMore();
        thread.execute(transactions::close);
        thread.close();
    }
}
