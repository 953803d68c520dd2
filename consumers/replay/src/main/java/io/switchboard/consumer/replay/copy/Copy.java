package io.switchboard.consumer.replay.copy;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Writes records when they are due, in one thread, until all are written or it is asked to stop. */
public final class Copy {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long BETWEEN_COMMITS_NANOS = 1000 * NANOS_PER_MS;

    /** Who reads the copy sees only what is committed: with a pace, each record soon after it was due. */
    private static final long BETWEEN_TIMED_COMMITS_NANOS = 100 * NANOS_PER_MS;

    private final SourceRecords source;
    private final Writer writer;
    private final Pace pace;
    private final Watch watch;
    private final Listener listener;
    private final long betweenCommits;
    private final Tally tally = new Tally();

    private Map<TopicPartition, Long> committed;
    private long committedAt;
    private @Nullable Timetable timetable;

    /** Where the records go. */
    interface Writer {

        /** Writes a record, not yet for others to see. */
        void write(ConsumerRecord<byte[], byte[]> record);

        /** Lets others see all that was written and, together with it, how far the source was read. */
        void commit(Map<TopicPartition, Long> positions);
    }

    /** The time that passes. */
    public interface Watch {

        /** Nanoseconds of a clock that only rises. */
        long nanos();

        /** Waits so long, or until the copy is asked to stop. */
        void await(long nanos);

        /** Whether the copy is asked to stop. */
        boolean isStopped();
    }

    /** Is told now and then how far the copy is. */
    public interface Listener {

        /**
         * So much is done and committed.
         *
         * @param passed offsets of the source, of all partitions together
         * @param length as many there are
         */
        void reached(long passed, long length, Tally tally);
    }

    Copy(SourceRecords source, Writer writer, Pace pace, Watch watch, Listener listener) {
        this.source = source;
        this.writer = writer;
        this.pace = pace;
        this.watch = watch;
        this.listener = listener;
        this.betweenCommits = switch (pace) {
            case Pace.Full() -> BETWEEN_COMMITS_NANOS;
            case Pace.Timed _ -> BETWEEN_TIMED_COMMITS_NANOS;
        };
        this.committed = source.positions();
        this.committedAt = watch.nanos();
    }

    /** Copies; returns what was copied, all of it committed. */
    Tally run() {
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

    private Timetable timetable(ConsumerRecord<byte[], byte[]> next, long now) {
        if (timetable == null) {
            timetable = new Timetable(pace, next.timestamp(), now);
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
