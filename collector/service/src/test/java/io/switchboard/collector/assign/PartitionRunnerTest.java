package io.switchboard.collector.assign;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.poll.DayWindow;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.publish.Lease;
import io.switchboard.collector.publish.NothingCommittedException;
import io.switchboard.collector.publish.TestGroup;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.testsupport.TestPatience;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class PartitionRunnerTest {
    private static final Topics TOPICS = new Topics("work");
    private static final List<PollTarget> TARGETS = List.of(target("acme"), target("globex"), target("initech"));

    private final SchemaRegistry registry = SchemaRegistry.connect(Map.of("schema.registry.url", "mock://work"));
    private final AtomicInteger restores = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void shouldReadNothingBackWhenNothingWasCommitted() throws Exception {
        CountDownLatch begun = new CountDownLatch(2 * TARGETS.size());

        run(begun, new NothingCommittedException(new IllegalStateException("refused")));

        assertThat(restores).as("when the work began").hasValue(1);
    }

    @Test
    void shouldReadBackOnceForAllTargetsWhoseCommitsFailed() throws Exception {
        CountDownLatch begun = new CountDownLatch(2 * TARGETS.size());

        run(begun, new IllegalStateException("no answer"));

        assertThat(restores).as("when the work began, and after the failures").hasValue(2);
    }

    @Test
    void shouldNotServeAFailureFromARestoreThatBeganBefore() {
        AtomicInteger begun = new AtomicInteger();
        SharedRestore restore = new SharedRestore(
                () -> {
                    begun.incrementAndGet();
                    return Optional.of(new RestoredState(TARGETS, Instant.EPOCH));
                },
                Mono.never());
        restore.failed(TARGETS.get(0));
        restore.failed(TARGETS.get(1));
        restore.restored(TARGETS.get(0)).block();
        assertThat(begun).hasValue(1);

        restore.failed(TARGETS.get(0));
        restore.restored(TARGETS.get(1)).block();
        assertThat(begun).as("the second target failed before").hasValue(1);
        restore.restored(TARGETS.get(0)).block();
        assertThat(begun).as("the first one failed again since").hasValue(2);
    }

    /** Every target's first polling fails once all have begun; the second one stays. */
    private void run(CountDownLatch begun, RuntimeException failure) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(TARGETS.size());
        TargetRunner polling = (_, _, _) -> {
            begun.countDown();
            all.countDown();
            return polls.getAndIncrement() < TARGETS.size()
                    ? Flux.<PollResult>never()
                            .mergeWith(
                                    Mono.fromCallable(() -> all.await(TestPatience.USUAL.toSeconds(), TimeUnit.SECONDS))
                                            .subscribeOn(Schedulers.boundedElastic())
                                            .then(Mono.error(failure)))
                    : Flux.never();
        };
        Lease lease = new Lease(TOPICS, 0, TestGroup.metadata());
        Disposable work = new PartitionRunner(lease, TARGETS, restorer(), polling)
                .run(() -> {})
                .subscribe();

        assertThat(begun.await(TestPatience.USUAL.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        work.dispose();
    }

    private StateRestorer restorer() {
        Function<IsolationLevel, Consumer<byte[], byte[]>> consumers = isolation -> {
            if (isolation == IsolationLevel.READ_COMMITTED) {
                restores.incrementAndGet();
            }
            return emptyTopics();
        };
        return new StateRestorer(TOPICS, registry, consumers, Clock.systemUTC(), StateRestorer.RestoreListener.NONE);
    }

    private static Consumer<byte[], byte[]> emptyTopics() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Map<TopicPartition, Long> offsets = Stream.of(
                        TOPICS.polls().name(), TOPICS.state(Dataset.KORE_STATUS).name())
                .map(topic -> new TopicPartition(topic, 0))
                .collect(Collectors.toMap(Function.identity(), _ -> 0L));
        consumer.updateBeginningOffsets(offsets);
        consumer.updateEndOffsets(offsets);
        return consumer;
    }

    private static PollTarget target(String account) {
        return new PollTarget(
                account,
                "agent-status-details",
                List.of(Dataset.KORE_STATUS),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                AbsencePolicy.DEFAULT,
                new DayWindow(Optional.empty(), Optional.of(Duration.ofDays(3))));
    }
}
