package io.switchboard.collector.publish;

import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a successor begins to read a partition's topics, so that it reads what is live and no more: the last poll
 * record of each target, and the last record of each row. Kept up to date with every commit, and committed with the
 * next one. Safe for threads.
 */
final class RestorePoint {

    /** Poll records that a successor may as well read from one place. */
    static final long NEAR = 500;

    private final Topics topics;
    private final int partition;
    private final Map<String, PollMark> polls = new HashMap<>();
    private final Map<String, StateMark> states = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private final Map<Set<String>, String> covering = new HashMap<>();

    /**
     * Where a target's last poll record lies.
     *
     * @param exact whether it is certain that there is no later one, and that this one says all
     */
    private record PollMark(long offset, boolean exact) {}

    RestorePoint(Topics topics, int partition) {
        this.topics = topics;
        this.partition = partition;
    }

    /** A target's state has been read back. */
    synchronized void restored(PollTarget target, TargetState state, RestoredOffsets found) {
        String name = target.name();
        accounts.put(name, target.account());
        found.poll().ifPresentOrElse(at -> polls.put(name, new PollMark(at, found.exact())), () -> polls.remove(name));
        for (Dataset<?, ?, ?> dataset : target.datasets()) {
            StateMark mark = mark(dataset);
            Snapshot known = state.snapshots().getOrDefault(dataset.name(), Snapshot.NONE);
            mark.rows(name).restored(known.rows(), found.rows().getOrDefault(dataset.name(), Map.of()));
            mark.restored(name, found.ends().getOrDefault(dataset.name(), 0L));
        }
    }

    private StateMark mark(Dataset<?, ?, ?> dataset) {
        return states.computeIfAbsent(dataset.name(), _ -> new StateMark(dataset));
    }

    /** What to commit with a poll. */
    synchronized Map<TopicPartition, OffsetAndMetadata> offsets(PollResult poll) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        offsets.put(partition(topics.polls().name()), pollsMark().committed());
        for (DatasetResult seen : poll.seen()) {
            StateMark mark = mark(seen.dataset());
            mark.rows(poll.target().name());
            accounts.putIfAbsent(poll.target().name(), poll.target().account());
            offsets.put(
                    partition(topics.state(seen.dataset()).name()),
                    new OffsetAndMetadata(mark.offset(), covered(mark)));
        }
        return offsets;
    }

    private String covered(StateMark mark) {
        return covering.computeIfAbsent(
                Set.copyOf(mark.targets()),
                targets -> OffsetMetadata.covering(targets.stream()
                        .flatMap(target -> Optional.ofNullable(accounts.get(target)).stream())
                        .collect(Collectors.toSet())));
    }

    private OffsetMetadata.PollsMark pollsMark() {
        long last = polls.values().stream().mapToLong(PollMark::offset).max().orElse(0);
        Predicate<PollMark> far = mark -> mark.exact() && mark.offset() < last - NEAR;
        Map<String, Long> single = polls.entrySet().stream()
                .filter(target -> far.test(target.getValue()))
                .collect(Collectors.toMap(
                        Entry::getKey, target -> target.getValue().offset()));
        long all = polls.values().stream()
                .filter(far.negate())
                .mapToLong(PollMark::offset)
                .min()
                .orElse(0);
        return OffsetMetadata.PollsMark.of(single, all);
    }

    /** Rows to write once more with a poll, so that nobody has to read far back for them. */
    synchronized List<StateRow> stale(PollResult poll) {
        List<StateRow> stale = new ArrayList<>();
        for (DatasetResult seen : poll.seen()) {
            stale.addAll(mark(seen.dataset()).stale(seen.changes().size(), unchanged(poll, seen)));
        }
        return stale;
    }

    /** What the poll itself writes must not be followed by what it was before. */
    private static Predicate<Entry<String, SpecificRecordBase>> unchanged(PollResult poll, DatasetResult seen) {
        Set<SpecificRecordBase> changed = new HashSet<>();
        seen.changes().forEach(change -> changed.add(change.key()));
        return row -> !row.getKey().equals(poll.target().name()) || !changed.contains(row.getValue());
    }

    /**
     * A poll is committed.
     *
     * @param stale rows that were written with it once more
     */
    synchronized void committed(PollResult poll, List<StateRow> stale, CommittedOffsets written) {
        String target = poll.target().name();
        written.first(topics.polls().name()).ifPresent(at -> polls.put(target, new PollMark(at, true)));
        for (DatasetResult seen : poll.seen()) {
            StateMark mark = mark(seen.dataset());
            Iterator<Long> offsets =
                    written.offsets(topics.state(seen.dataset()).name());
            LiveRows rows = mark.rows(target);
            for (RowChange change : seen.changes()) {
                place(mark, rows, change.key(), offsets.next());
            }
            rows.know(seen.next().rows());
            for (StateRow row : stale) {
                if (row.dataset().equals(seen.dataset())) {
                    place(mark, mark.rows(row.target()), row.key(), offsets.next());
                }
            }
        }
    }

    private static void place(StateMark mark, LiveRows rows, SpecificRecordBase key, long offset) {
        mark.written(offset);
        rows.written(key, offset);
    }

    /** Nobody knows whether a poll is committed, until its target has been read back. */
    synchronized void undecided(PollResult poll) {
        String target = poll.target().name();
        polls.computeIfPresent(target, (_, mark) -> new PollMark(mark.offset(), false));
        poll.seen().forEach(seen -> mark(seen.dataset()).undecided(target));
    }

    private TopicPartition partition(String topic) {
        return new TopicPartition(topic, partition);
    }
}
