package io.switchboard.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.poll.FinishedPoll;
import io.switchboard.collector.target.Redactor;
import io.switchboard.serde.Registry;
import io.switchboard.topic.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.test.StepVerifier;

class PublisherTest {
    private static final FinishedPoll POLL = PollRecordsTest.unanswered(Sample.AGENT_MONITOR.api(), Origin.LIVE);

    private final Registry registry = Registry.connect(Map.of("schema.registry.url", "mock://publisher"));
    private final CountDownLatch broker = new CountDownLatch(1);
    private final Publisher publisher = new Publisher(
            new Topics("publisher"), registry, this::producer, Redactor.of(List.of()), Clock.systemUTC(), "1");

    /** A right that another collector has by now. */
    private record Over() implements Claim {
        @Override
        public int partition() {
            return 0;
        }

        @Override
        public Optional<ConsumerGroupMetadata> group() {
            return Optional.empty();
        }

        @Override
        public Map<TopicPartition, OffsetAndMetadata> offsets() {
            return Map.of();
        }
    }

    private Producer<byte[], byte[]> producer() {
        try {
            broker.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new MockProducer<>();
    }

    @AfterEach
    void close() {
        Hooks.resetOnErrorDropped();
        registry.close();
    }

    @Test
    void shouldCommitNothingOfALeaseThatHasEnded() {
        broker.countDown();

        try (publisher) {
            StepVerifier.create(publisher.commit(new Over(), POLL)).verifyError(LeaseEndedException.class);
        }
    }

    @Test
    void shouldSayNothingOfACommitThatFailsWhenNobodyPollsAnyMore() {
        Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();
        Hooks.onErrorDropped(dropped::add);

        try (publisher) {
            publisher.commit(new Over(), POLL).subscribe().dispose();
            broker.countDown();
        }

        assertThat(dropped).isEmpty();
    }
}
