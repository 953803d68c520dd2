package io.switchboard.replay.copy;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.kafka.KafkaClients;
import io.switchboard.replay.topics.BrokerTopics;
import io.switchboard.replay.topics.PartitionSpan;
import io.switchboard.replay.topics.PartitionSpans;
import io.switchboard.replay.topics.TopicFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;

/** Carries out orders: looks at both topics, finds where to go on, and copies. */
public final class CopyRun {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final String prefix;
    private final RecordCopier.CopyTimer watch;
    private final CopyScreen screen;

    /** Is notified of what goes on. */
    public interface CopyScreen extends RecordCopier.CopyListener {

        /** Something that anyone who started the copy should know. */
        void say(String line);
    }

    /**
     * Prepares for orders; opens nothing yet.
     *
     * @param kafka any property of Kafka's clients
     * @param prefix of the names of groups and transactions
     */
    public CopyRun(ClientProperties kafka, String prefix, RecordCopier.CopyTimer watch, CopyScreen screen) {
        this.clients = new KafkaClients(kafka);
        this.prefix = prefix;
        this.watch = watch;
        this.screen = screen;
    }

    /**
     * Copies what was not copied yet.
     *
     * @throws UsageException if it cannot be done
     */
    public CopyOutcome copy(CopyRequest order) {
        try (Admin admin = clients.admin(BrokerTopics.PATIENCE);
                Consumer<byte[], byte[]> reader = clients.reader()) {
            BrokerTopics topics = new BrokerTopics(admin, clients.brokers());
            TopicFacts source = source(topics, order);
            TopicFacts target =
                    target(topics, source, order).orElseGet(() -> topics.createLike(order.target(), source));
            CopyId id = CopyId.of(prefix, source.id(), target.id(), order.range());
            Producer<byte[], byte[]> producer = clients.transactionalProducer(id.text(), TransactionalWriter.PRODUCER);
            try {
                // First, for it ends what an earlier run left open, and that run itself should it still be there.
                producer.initTransactions();
                CopyProgress progress = progress(id, source, order);
                if (!progress.isBegun() && !order.force()) {
                    TargetTopic.requireEmpty(reader, target);
                }
                var writer = new TransactionalWriter(producer, target.name(), progress.group());
                return run(reader, source, order, progress.done(), writer);
            } catch (KafkaException e) {
                if (isFenced(e)) {
                    return new CopyOutcome.CopySuperseded();
                }
                throw e;
            } finally {
                // Ends an open transaction, too.
                producer.close(CLOSING);
            }
        }
    }

    /**
     * Reads what {@link #copy} would copy, and writes nothing.
     *
     * @throws UsageException if it could not be done
     */
    public CopyOutcome count(CopyRequest order) {
        try (Admin admin = clients.admin(BrokerTopics.PATIENCE);
                Consumer<byte[], byte[]> reader = clients.reader()) {
            BrokerTopics topics = new BrokerTopics(admin, clients.brokers());
            TopicFacts source = source(topics, order);
            Map<TopicPartition, Long> done = target(topics, source, order)
                    .map(target -> CopyId.of(prefix, source.id(), target.id(), order.range()))
                    .map(id -> progress(id, source, order).done())
                    .orElse(Map.of());
            return run(reader, source, order, done, new DryRunWriter());
        }
    }

    private CopyProgress progress(CopyId id, TopicFacts source, CopyRequest order) {
        try (Consumer<byte[], byte[]> bookkeeper = clients.reader(id.text(), IsolationLevel.READ_COMMITTED)) {
            return CopyProgress.read(bookkeeper, source.partitions(order.range()));
        }
    }

    private TopicFacts source(BrokerTopics topics, CopyRequest order) {
        TopicFacts source = topics.find(order.source())
                .orElseThrow(() -> new UsageException("there is no topic " + order.source() + " to copy from"));
        if (source.partitions(order.range()).isEmpty()) {
            throw new UsageException("%s has no partition %d; its partitions are 0 to %d"
                    .formatted(source.name(), order.range().partition().orElse(-1), source.partitions() - 1));
        }
        return source;
    }

    private Optional<TopicFacts> target(BrokerTopics topics, TopicFacts source, CopyRequest order) {
        Optional<TopicFacts> target = topics.find(order.target());
        target.ifPresent(found -> {
            TargetTopic.requireFit(source, found);
            found.retentionWarning().ifPresent(screen::say);
        });
        return target;
    }

    private CopyOutcome run(
            Consumer<byte[], byte[]> reader,
            TopicFacts source,
            CopyRequest order,
            Map<TopicPartition, Long> done,
            RecordCopier.CopyWriter writer) {
        PartitionSpans spans = new PartitionSpans(reader);
        List<PartitionSpan> open = spans.find(source, order.range(), done);
        if (open.stream().allMatch(PartitionSpan::isEmpty)) {
            return done.isEmpty() ? new CopyOutcome.NothingToCopy() : new CopyOutcome.NothingLeft();
        }
        if (!done.isEmpty()) {
            screen.say("goes on where it stopped");
            sayWhatIsLost(spans, done);
        }
        SourceRecords records = new SourceRecords(reader, open, order.range().times(), mixing(order.pace()));
        long begin = watch.nanos();
        CopyStats tally = new RecordCopier(records, writer, order.pace(), watch, screen).run();
        return records.isDone()
                ? new CopyOutcome.CopyDone(tally, watch.nanos() - begin)
                : new CopyOutcome.CopyStopped(tally, records.length() - records.passed());
    }

    private void sayWhatIsLost(PartitionSpans spans, Map<TopicPartition, Long> done) {
        done.forEach((partition, offset) -> {
            long lost = spans.lost(partition, offset);
            if (lost > 0) {
                screen.say("%s: %d offsets were removed by the topic's retention before they were copied"
                        .formatted(partition, lost));
            }
        });
    }

    /** Only a pace needs the partitions' records in the order of time. */
    private static SourceRecords.PartitionMixing mixing(CopyPace pace) {
        return switch (pace) {
            case CopyPace.FullPace() -> SourceRecords.PartitionMixing.NONE;
            case CopyPace.TimedPace _ -> SourceRecords.PartitionMixing.BY_TIME;
        };
    }

    /**
     * What a broker says to a producer whose transactional id another one has taken. To a commit that meets the taking
     * it has more answers: that the state is invalid (KAFKA-20785), and one without a type, which stays a failure.
     */
    private static boolean isFenced(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof InvalidTxnStateException) {
                return true;
            }
        }
        return false;
    }

    /** Writes nothing. */
    private static final class DryRunWriter implements RecordCopier.CopyWriter {
        @Override
        public void write(ConsumerRecord<byte[], byte[]> record) {}

        @Override
        public void commit(Map<TopicPartition, Long> positions) {}
    }
}
