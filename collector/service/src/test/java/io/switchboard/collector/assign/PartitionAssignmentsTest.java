package io.switchboard.collector.assign;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.publish.Lease;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.testsupport.TestPatience;
import io.switchboard.topic.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.RepeatedTest;
import reactor.core.publisher.Flux;

class PartitionAssignmentsTest {
    private static final Topics TOPICS = new Topics("assigned");
    private static final Set<Integer> PARTITIONS =
            IntStream.range(0, 8).boxed().collect(Collectors.toUnmodifiableSet());

    /** Remembers the last that it receives. */
    private static final class Listening implements PartitionAssignments.AssignmentObserver {
        /** One of the assignment, and one of each partition that is restored. */
        private final CountDownLatch expected = new CountDownLatch(1 + PARTITIONS.size());

        private boolean restored;

        @Override
        public void end(Lease lease) {}

        @Override
        public synchronized void working(List<PollTarget> targets, boolean all) {
            for (int i = 0; i < 2_000; i++) {
                Thread.onSpinWait(); // Who informs metrics and logs is not done at once, and others wait.
            }
            restored = all;
            expected.countDown();
        }

        synchronized boolean isRestored() {
            return restored;
        }
    }

    /**
     * Anyone who reports last must be the one who has seen the most, however close to each other partitions are
     * restored.
     */
    @RepeatedTest(300)
    void shouldEndWithTheReportThatAllIsRestored() throws Exception {
        Listening observer = new Listening();
        try (SchemaRegistry registry = SchemaRegistry.connect(Map.of("schema.registry.url", "mock://assigned"))) {
            StateRestorer restorer = new StateRestorer(
                    TOPICS, registry, _ -> emptyTopics(), Clock.systemUTC(), StateRestorer.RestoreListener.NONE);
            PartitionAssignments work =
                    new PartitionAssignments(TOPICS, Map.of(), restorer, (_, _, _) -> Flux.never(), observer);

            work.assigned(PARTITIONS, emptyTopics().groupMetadata());

            assertThat(observer.expected.await(TestPatience.USUAL.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(observer.isRestored()).isTrue();
        }
    }

    private static Consumer<byte[], byte[]> emptyTopics() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Map<TopicPartition, Long> offsets = PARTITIONS.stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(TOPICS.polls().name(), partition), _ -> 0L));
        consumer.updateBeginningOffsets(offsets);
        consumer.updateEndOffsets(offsets);
        return consumer;
    }
}
