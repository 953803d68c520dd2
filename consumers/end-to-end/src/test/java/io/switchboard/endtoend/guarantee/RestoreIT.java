package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.switchboard.Origin;
import io.switchboard.collector.assign.PartitionAssignments;
import io.switchboard.collector.assign.StateRestorer;
import io.switchboard.collector.decode.DatasetRows;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.fetch.DayRequests;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.poll.DayWindow;
import io.switchboard.collector.poll.PollParts;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollResultFactory;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.publish.Lease;
import io.switchboard.collector.publish.Publisher;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.kore.agentstatusdetails.Key;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.platform.secret.Redactor;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.serde.SchemaRegistrar;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.SchemaRole;
import io.switchboard.serde.TopicCreation;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;

/**
 * A hand-over reads what is live, whatever else was ever written. {@code -Dswitchboard.restore.ended=5000000
 * -Dswitchboard.restore.live=10000} measures it with the numbers of years.
 */
@ExtendWith(SharedStack.class)
class RestoreIT {
    private static final int ENDED = Integer.getInteger("switchboard.restore.ended", 100_000);
    private static final int LIVE = Integer.getInteger("switchboard.restore.live", 1_000);
    private static final Dataset<?, ?, ?> STATUS = Dataset.KORE_STATUS;
    private static final PollTarget TARGET = new PollTarget(
            "acme",
            "agent-status-details",
            List.of(STATUS),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            AbsencePolicy.DEFAULT,
            new DayWindow(Optional.empty(), Optional.of(DayRequests.MEMORY)));

    @Test
    void shouldReadWhatIsLiveHoweverLongTheHistoryIs(SharedStack.Stack stack) throws Exception {
        Restored alone = restoreAfter(0, stack);
        Restored years = restoreAfter(ENDED, stack);

        assertThat(years.rows()).isEqualTo(alone.rows()).isEqualTo(LIVE);
        assertThat(years.records()).as("records read").isLessThan(2L * LIVE + 1_000);
        if (ENDED >= 1_000_000) {
            assertThat(years.took().toMillis())
                    .isLessThanOrEqualTo(2 * alone.took().toMillis());
        }
    }

    /** What a restore found, how many records it read, and how long it took. */
    private record Restored(int rows, long records, Duration took) {}

    private static Restored restoreAfter(int ended, SharedStack.Stack stack) throws Exception {
        Place place =
                new Place(new Topics("restore-" + ended), stack.bootstrapServers(), stack.registry(), Instant.now());
        place.prepare();
        place.writeHistory(ended);
        place.take((_, state, lease) -> place.commitLiveRows(state, lease));
        place.take((_, _, _) -> {}); // What is compiled then is compiled for both.
        return place.take((_, _, _) -> {});
    }

    private interface Work {
        void with(PollTarget target, TargetState state, Lease lease);
    }

    /** Topics with a name of their own. */
    private record Place(Topics topics, String bootstrapServers, SchemaRegistry registry, Instant begin) {

        void prepare() {
            Map<String, Schema> subjects = new HashMap<>();
            topics.ofCollector().forEach(topic -> subjects.putAll(topic.subjects()));
            new SchemaRegistrar(registry).register(subjects, CompatibilityLevel.BACKWARD_TRANSITIVE);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
                new TopicCreation(admin).ensure(topics.ofCollector(), 1, (short) 1);
            }
        }

        /** Segments that were over long ago. */
        void writeHistory(int ended) throws Exception {
            AvroSerializer<SpecificRecord> keys = new AvroSerializer<>(registry, SchemaRole.KEY);
            AvroSerializer<SpecificRecord> values = new AvroSerializer<>(registry, SchemaRole.VALUE);
            String topic = topics.state(STATUS).name();
            try (Producer<byte[], byte[]> producer = producer(Map.of("compression.type", "lz4", "linger.ms", "20"))) {
                Future<?> last = null;
                for (int i = 0; i < ended; i++) {
                    Instant start = begin.minus(Duration.ofDays(400)).plusSeconds(i);
                    StatusSegment row = segment("agent-" + i % 500, start, start.plusSeconds(1));
                    last = producer.send(new ProducerRecord<>(
                            topic,
                            0,
                            keys.serialize(topic, new Key("acme", row.getUserId(), start)),
                            values.serialize(topic, row)));
                }
                if (last != null) {
                    last.get();
                }
            }
        }

        void commitLiveRows(TargetState state, Lease lease) {
            List<SpecificRecordBase> rows = IntStream.range(0, LIVE)
                    .<SpecificRecordBase>mapToObj(i -> segment("agent-" + i % 500, begin.minusSeconds(i), null))
                    .toList();
            FetchResult reading = new FetchResult(
                    List.of(new DecodedResponse.ResponseRows(List.of(new DatasetRows(STATUS, rows)), Map.of())),
                    CallCost.NONE,
                    List.of(RequestedRange.ALL),
                    List.of(RequestedRange.ALL),
                    List.of(),
                    Optional.empty());
            try (Publisher publisher = new Publisher(
                    topics,
                    registry,
                    () -> producer(Map.of("transactional.id", topics.prefix())),
                    Redactor.of(List.of()),
                    Clock.systemUTC(),
                    "1")) {
                TargetState now = state;
                // What a poll forgets is behind the mark of the next one.
                for (Instant start : List.of(begin, begin.plusSeconds(30))) {
                    PollResult poll = new PollResultFactory(TARGET, Origin.LIVE)
                            .finish(now, reading, new FetchTiming(start, start.plusSeconds(1)));
                    for (PollResult part : PollParts.of(now, poll, PollParts.MOST_CHANGES)) {
                        publisher.commit(lease, part).block();
                        now = now.after(part);
                    }
                }
            }
        }

        /** Takes the partition over, works with what is restored, and gives it up. */
        Restored take(Work work) throws Exception {
            AtomicLong records = new AtomicLong();
            AtomicLong nanos = new AtomicLong();
            CompletableFuture<TargetState> restored = new CompletableFuture<>();
            PartitionAssignments assigned = new PartitionAssignments(
                    topics,
                    Map.of(0, List.of(TARGET)),
                    new StateRestorer(
                            topics, registry, this::consumer, Clock.systemUTC(), new Counting(records, nanos)),
                    (target, state, lease) -> {
                        work.with(target, state, lease);
                        restored.complete(state);
                        return Flux.never();
                    },
                    new PartitionAssignments.AssignmentObserver() {
                        @Override
                        public void end(Lease lease) {}

                        @Override
                        public void working(List<PollTarget> targets, boolean all) {}
                    });
            assigned.assigned(Set.of(0), group());
            TargetState state = restored.get(10, TimeUnit.MINUTES);
            assigned.revoked(Set.of(0));
            int rows = state.snapshots().values().stream()
                    .mapToInt(known -> known.rows().size())
                    .sum();
            return new Restored(rows, records.get(), Duration.ofNanos(nanos.get()));
        }

        private ConsumerGroupMetadata group() {
            try (Consumer<byte[], byte[]> member = consumer(IsolationLevel.READ_COMMITTED)) {
                return member.groupMetadata();
            }
        }

        private Consumer<byte[], byte[]> consumer(IsolationLevel isolation) {
            return new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            bootstrapServers,
                            "group.id",
                            topics.prefix() + "-collectors",
                            "enable.auto.commit",
                            false,
                            "fetch.max.wait.ms",
                            "20",
                            "auto.offset.reset",
                            "earliest",
                            "isolation.level",
                            isolation.toString()),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
        }

        private Producer<byte[], byte[]> producer(Map<String, Object> more) {
            Map<String, Object> settings = new HashMap<>(more);
            settings.put("bootstrap.servers", bootstrapServers);
            // Millions of records may take a busy broker longer than the usual two minutes.
            settings.put("delivery.timeout.ms", "600000");
            return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
    }

    private record Counting(AtomicLong records, AtomicLong nanos) implements StateRestorer.RestoreListener {
        @Override
        public void remaining(int partition, long offsets) {}

        @Override
        public void read(int count) {
            records.addAndGet(count);
        }

        @Override
        public void ended(int partition, Duration took) {
            nanos.set(took.toNanos());
        }
    }

    private static StatusSegment segment(String agent, Instant start, @Nullable Instant end) {
        return StatusSegment.newBuilder()
                .setAccount("acme")
                .setUserId(agent)
                .setStartTime(start)
                .setEndTime(end)
                .build();
    }
}
