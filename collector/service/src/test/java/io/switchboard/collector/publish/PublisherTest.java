package io.switchboard.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Origin;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.platform.secret.Redactor;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.testsupport.TestPatience;
import io.switchboard.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.test.StepVerifier;

class PublisherTest {
    private static final PollResult POLL = PollRecordFactoryTest.unanswered(Sample.AGENT_MONITOR.api(), Origin.LIVE);
    private static final TopicPartition POLLS = new TopicPartition("publisher.polls", 0);

    private final SchemaRegistry registry = SchemaRegistry.connect(Map.of("schema.registry.url", "mock://publisher"));
    private final CountDownLatch broker = new CountDownLatch(1);
    private final CountDownLatch commitBegun = new CountDownLatch(1);
    private final AtomicInteger opened = new AtomicInteger();
    private final Queue<Producer<byte[], byte[]>> producers = new ConcurrentLinkedQueue<>();
    private final Publisher publisher = new Publisher(
            new Topics("publisher"), registry, this::producer, Redactor.of(List.of()), Clock.systemUTC(), "1");

    private record Claimed(Optional<ConsumerGroupMetadata> group, boolean ownsProducerId) implements CommitFence {
        static Claimed of() {
            return new Claimed(Optional.of(TestGroup.metadata()), true);
        }

        @Override
        public int partition() {
            return 0;
        }

        @Override
        public Map<TopicPartition, OffsetAndMetadata> offsets(PollResult poll) {
            return Map.of(POLLS, new OffsetAndMetadata(0));
        }
    }

    private static final CommitFence OVER = new Claimed(Optional.empty(), true);

    /** A producer whose commits end when the broker is there. */
    private final class StoppableProducer extends MockProducer<byte[], byte[]> {
        StoppableProducer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void commitTransaction() {
            commitBegun.countDown();
            await();
            super.commitTransaction();
        }

        private void await() {
            try {
                broker.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Producer<byte[], byte[]> producer() {
        opened.incrementAndGet();
        return Optional.ofNullable(producers.poll()).orElseGet(StoppableProducer::new);
    }

    private static Lease lease() {
        return new Lease(new Topics("publisher"), 0, TestGroup.metadata());
    }

    @AfterEach
    void close() {
        broker.countDown();
        Hooks.resetOnErrorDropped();
        publisher.close();
        registry.close();
    }

    @Test
    void shouldCommitNothingOfALeaseThatHasEnded() {
        StepVerifier.create(publisher.commit(OVER, POLL)).verifyError(LeaseEndedException.class);
    }

    @Test
    void shouldSayNothingOfACommitThatFailsWhenNobodyPollsAnyMore() {
        Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();
        Hooks.onErrorDropped(dropped::add);

        publisher.commit(lease(), POLL).subscribe();
        publisher.commit(OVER, POLL).subscribe().dispose();
        broker.countDown();
        StepVerifier.create(publisher.commit(OVER, POLL)).verifyError(LeaseEndedException.class);

        assertThat(dropped).isEmpty();
    }

    @Test
    void shouldEndALeaseWhileACommitOfAnotherIsInFlight() throws Exception {
        publisher.commit(lease(), POLL).subscribe();
        commitBegun.await();

        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> publisher.end(lease()));

        end.get(TestPatience.USUAL.toSeconds(), TimeUnit.SECONDS);
        assertThat(broker.getCount()).as("the other commit is in flight").isOne();
    }

    @Test
    void shouldEndALeaseOnceItsOwnCommitHasEnded() throws Exception {
        Lease lease = lease();
        CompletableFuture<?> commit = publisher.commit(lease, POLL).toFuture();
        commitBegun.await();

        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> publisher.end(lease));

        assertThatThrownBy(() -> end.get(100, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        broker.countDown();
        end.get(TestPatience.USUAL.toSeconds(), TimeUnit.SECONDS);
        assertThat(commit).succeedsWithin(Duration.ofSeconds(60));
        StepVerifier.create(publisher.commit(lease, POLL)).verifyError(LeaseEndedException.class);
    }

    /** Only Kafka's own exceptions ended a transaction: after any other one no commit began again. */
    @Test
    void shouldCommitAfterAnExceptionThatIsNotKafkas() {
        broker.countDown();
        MockProducer<byte[], byte[]> faulty = new StoppableProducer();
        faulty.sendException = new IllegalStateException("a fault of ours");
        producers.add(faulty);

        StepVerifier.create(publisher.commit(Claimed.of(), POLL)).verifyError(NothingCommittedException.class);
        faulty.sendException = null;
        StepVerifier.create(publisher.commit(Claimed.of(), POLL)).verifyComplete();
    }

    @Test
    void shouldKnowThatNothingWasCommittedOnceTheTransactionIsAborted() {
        broker.countDown();
        MockProducer<byte[], byte[]> refusing = new StoppableProducer();
        refusing.sendOffsetsToTransactionException = new KafkaException("the group has moved on");
        producers.add(refusing);

        StepVerifier.create(publisher.commit(Claimed.of(), POLL))
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(NothingCommittedException.class)
                        .hasMessageContaining("the group has moved on"));
        assertThat(refusing.transactionAborted()).isTrue();
        assertThat(opened).as("the same producer goes on").hasValue(1);
    }

    @Test
    void shouldNotKnowWhatIsCommittedWhenTheCommitTimesOut() {
        broker.countDown();
        MockProducer<byte[], byte[]> slow = new StoppableProducer();
        slow.commitTransactionException = new TimeoutException("no answer");
        slow.abortTransactionException = new IllegalStateException("the commit must be tried again");
        producers.add(slow);
        CompletableFuture<?> commit = publisher.commit(Claimed.of(), POLL).toFuture();

        assertThatThrownBy(commit::get).hasCause(slow.commitTransactionException);
        assertThat(opened).as("a new producer has settled it").hasValue(2);
    }

    @Test
    void shouldKnowThatNothingWasCommittedWhereNoProducerCanBeOpened() {
        broker.countDown();
        MockProducer<byte[], byte[]> unready = new StoppableProducer();
        unready.initTransactionException = new TimeoutException("no coordinator");
        producers.add(unready);

        StepVerifier.create(publisher.commit(Claimed.of(), POLL))
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(NothingCommittedException.class)
                        .hasMessageContaining("no coordinator"));
        StepVerifier.create(publisher.commit(Claimed.of(), POLL)).verifyComplete();
        assertThat(opened).hasValue(2);
    }

    /** Two that fence each other by turns would both go on without end. */
    @Test
    void shouldNotFenceAnotherBackfillBack() {
        broker.countDown();
        MockProducer<byte[], byte[]> fenced = new StoppableProducer();
        producers.add(fenced);
        Claimed backfill = new Claimed(Claimed.of().group(), false);
        StepVerifier.create(publisher.commit(backfill, POLL)).verifyComplete();
        fenced.fenceProducer();

        StepVerifier.create(publisher.commit(backfill, POLL)).verifyError(FencedException.class);
        assertThat(opened).hasValue(1);
    }

    @Test
    void shouldReplaceAProducerOfItsOwnThatWasFencedBecauseItWasSlow() {
        broker.countDown();
        MockProducer<byte[], byte[]> fenced = new StoppableProducer();
        producers.add(fenced);
        StepVerifier.create(publisher.commit(Claimed.of(), POLL)).verifyComplete();
        fenced.fenceProducer();

        StepVerifier.create(publisher.commit(Claimed.of(), POLL)).verifyError();
        StepVerifier.create(publisher.commit(Claimed.of(), POLL)).verifyComplete();
        assertThat(opened).hasValue(2);
    }
}
