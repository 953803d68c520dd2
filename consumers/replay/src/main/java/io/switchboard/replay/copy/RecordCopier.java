package io.switchboard.replay.copy;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Writes records when they are due, in one thread, until all are written or it is asked to stop. */
public final class RecordCopier {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long BETWEEN_COMMITS_NANOS = 1000 * NANOS_PER_MS;

    /** Who reads the copy sees only what is committed: with a pace, each record soon after it was due. */
    private static final long BETWEEN_TIMED_COMMITS_NANOS = 100 * NANOS_PER_MS;

    private final SourceRecords source;
    private final CopyWriter writer;
    private final CopyPace pace;
    private final CopyTimer watch;
    private final CopyListener listener;
    private final long betweenCommits;
    private final CopyStats tally = new CopyStats();

    private Map<TopicPartition, Long> committed;
    private long committedAt;
    private @Nullable CopySchedule timetable;

    /** Where the records go. */
    interface CopyWriter {

        /** Writes a record, not yet for others to see. */
        void write(ConsumerRecord<byte[], byte[]> record);

        /** Lets others see all that was written and, together with it, how far the source was read. */
        void commit(Map<TopicPartition, Long> positions);
    }

    /** The time that passes. */
    public interface CopyTimer {

        /** Nanoseconds of a clock that only rises. */
        long nanos();

        /** Waits so long, or until the copy is asked to stop. */
        void await(long nanos);

        /** Whether the copy is asked to stop. */
        boolean isStopped();
    }

    /** Learns now and then how far the copy is. */
    public interface CopyListener {

        /**
         * So much is done and committed.
         *
         * @param passed offsets of the source, of all partitions together
         * @param length as many there are
         */
        void reached(long passed, long length, CopyStats tally);
    }

    RecordCopier(SourceRecords source, CopyWriter writer, CopyPace pace, CopyTimer watch, CopyListener listener) {
        this.source = source;
        this.writer = writer;
        this.pace = pace;
        this.watch = watch;
        this.listener = listener;
        this.betweenCommits = switch (pace) {
            case CopyPace.FullPace() -> BETWEEN_COMMITS_NANOS;
            case CopyPace.TimedPace _ -> BETWEEN_TIMED_COMMITS_NANOS;
        };
        this.committed = source.positions();
        this.committedAt = watch.nanos();
    }

    /** Copies; returns what was copied, all of it committed. */
    CopyStats run() {
        while (!watch.isStopped() && !source.isDone()) {
            advance();
        }
        commit(watch.nanos());
        return tally;
    }

    private void advance() {
        ConsumerRecord<byte[], byte[]> next = source.peek();
        long now = watch.nanos();
        if (now - committedAt >= betweenCommits) {
            commit(now);
        }
        if (next == null) {
            return;
        }
        long wait = timetable(next, now).dueNanos(next.timestamp()) - now;
        if (wait > 0) {
            watch.await(Math.min(wait, betweenCommits));
        } else {
            writer.write(next);
            tally.add(next);
            source.take();
        }
    }

    private CopySchedule timetable(ConsumerRecord<byte[], byte[]> next, long now) {
        if (timetable == null) {
            timetable = new CopySchedule(pace, next.timestamp(), now);
        }
        return timetable;
    }

    private void commit(long now) {
        Map<TopicPartition, Long> positions = source.positions();
        if (!positions.equals(committed)) {
            writer.commit(positions);
            committed = positions;
        }
        committedAt = now;
        listener.reached(source.passed(), source.length(), tally);
    }
}
