package io.switchboard.collector.backfill;

import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.publish.CommitFence;
import io.switchboard.collector.snapshot.RequestedRange;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a backfill has come, kept as the metadata of an offset that is committed with each chunk. Not safe for
 * threads: a backfill commits one chunk after the other.
 */
public final class Checkpoint implements CommitFence {
    private final TopicPartition polls;
    private final ConsumerGroupMetadata group;
    private final String range;
    private final Optional<Long> lastSequence;
    private int done;

    /**
     * @param polls the partition of the topic of polls, which stands for all topics' partitions of its number
     * @param group of the backfill's own consumer group, which has no members
     * @param range what is read again, in so many chunks
     * @param last what the group committed last, if anything
     */
    public Checkpoint(
            TopicPartition polls,
            ConsumerGroupMetadata group,
            RequestedRange range,
            int chunks,
            Optional<String> last) {
        this.polls = polls;
        this.group = group;
        this.range = range.from() + "/" + range.to() + "/" + chunks + "/";
        Optional<CheckpointNote> note = last.flatMap(CheckpointNote::parse);
        this.done = note.filter(one -> one.range().equals(this.range))
                .map(CheckpointNote::done)
                // One that came to its end begins again: the vendor may have corrected what it answered.
                .filter(count -> count < chunks)
                .orElse(0);
        this.lastSequence = note.flatMap(CheckpointNote::sequence);
    }

    /** What was committed: range, chunks done and, but for older versions, the number of the last poll. */
    private record CheckpointNote(String range, int done, Optional<Long> sequence) {
        private static final Pattern TEXT = Pattern.compile("([^/]+/[^/]+/[0-9]+/)([0-9]+)(?:/([0-9]+))?");

        static Optional<CheckpointNote> parse(String text) {
            Matcher note = TEXT.matcher(text);
            return note.matches()
                    ? Optional.of(new CheckpointNote(
                            note.group(1),
                            Integer.parseInt(note.group(2)),
                            Optional.ofNullable(note.group(3)).map(Long::valueOf)))
                    : Optional.empty();
        }
    }

    /** Number of the last poll of any backfill of the target, whatever it read. */
    public Optional<Long> lastSequence() {
        return lastSequence;
    }

    /** Chunks that were committed. */
    int done() {
        return done;
    }

    /** The next commit is that of the next chunk. */
    void advance() {
        done++;
    }

    @Override
    public int partition() {
        return polls.partition();
    }

    @Override
    public Optional<ConsumerGroupMetadata> group() {
        return Optional.of(group);
    }

    /** A backfill that was killed is followed by one of the same transactional id, which ends what that left open. */
    @Override
    public boolean ownsProducerId() {
        return false;
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> offsets(PollResult poll) {
        return Map.of(polls, new OffsetAndMetadata(0, range + done + "/" + poll.sequence()));
    }
}
