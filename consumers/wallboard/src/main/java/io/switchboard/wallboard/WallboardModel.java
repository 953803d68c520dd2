package io.switchboard.wallboard;

import io.switchboard.AgentBucket;
import io.switchboard.ChangeKind;
import io.switchboard.Origin;
import io.switchboard.Poll;
import io.switchboard.QueueBucket;
import io.switchboard.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Folds records into what is shown: the last hour of event time, of so many agents. Belongs to one thread. */
final class WallboardModel {
    /** How far back the board looks. */
    static final Duration SHOWN = Duration.ofHours(1);

    /** Agents, and queues, and targets, that are shown at most. */
    static final int MOST = 10_000;

    private static final int MOST_CHANGES = 40;

    /** What was reported later than this is the vendor's past and no news. */
    private static final Duration NEWS = Duration.ofMinutes(5);

    private final StreamTime time;
    private final Map<String, AgentTimeline> agents = new HashMap<>();
    private final Map<String, QueueLine> queues = new HashMap<>();
    private final Map<String, TargetLine> targets = new HashMap<>();
    private final List<ChangeRow> changes = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param time of the stream, which may have been heard of before
     */
    WallboardModel(StreamTime time) {
        this.time = time;
    }

    /** Takes a record of any of the topics; tombstones and other kinds of records say nothing here. */
    void take(@Nullable SpecificRecord value) {
        switch (value) {
            case StatusChange change -> take(change);
            case AgentBucket bucket
            when bucket.getObservedSec() > 0 ->
                agent(new AgentRow.AgentIdentity(
                                bucket.getAccount(), bucket.getVendor(), bucket.getAgentId(), bucket.getAgentName()))
                        .ifPresent(line -> line.take(bucket));
            case QueueBucket bucket ->
                line(queues, keyOf(bucket), _ -> new QueueLine()).ifPresent(line -> line.take(bucket));
            case Poll end
            when end.getOrigin() == Origin.LIVE -> {
                time.hear(end.getCompletedAt());
                line(targets, end.getTarget(), _ -> new TargetLine()).ifPresent(line -> line.take(end));
            }
            case null, default -> {}
        }
    }

    /**
     * What is to be shown now.
     *
     * @param ready whether all is read that was there when reading began
     */
    WallboardSnapshot picture(boolean ready) {
        Instant now = time.now();
        Instant start = now.equals(Instant.EPOCH) ? now : now.minus(SHOWN);
        Map<String, TargetRow> polled = new HashMap<>();
        targets.forEach((key, line) -> polled.put(key, line.row()));
        return new WallboardSnapshot(
                now.toEpochMilli(),
                time.still().toMillis(),
                ready,
                rows(agents, line -> line.row(start)),
                rows(queues, line -> line.row(start)),
                polled,
                List.copyOf(changes));
    }

    private void take(StatusChange change) {
        agent(AgentTimeline.who(change)).ifPresent(line -> line.take(change));
        if (isNews(change)) {
            note(ChangeRow.of(change));
        }
    }

    /** By the time of the change: while topics are read, it is not that of its coming. */
    private void note(ChangeRow change) {
        int place = 0;
        while (place < changes.size() && changes.get(place).at() > change.at()) {
            place++;
        }
        changes.add(place, change);
        if (changes.size() > MOST_CHANGES) {
            changes.removeLast();
        }
    }

    private static boolean isNews(StatusChange change) {
        return change.getKind() != ChangeKind.FIRST_SEEN
                && change.getCorrects() == null
                && Duration.between(change.getChangedAt(), change.getObservedAt())
                                .compareTo(NEWS)
                        < 0;
    }

    private Optional<AgentTimeline> agent(AgentRow.AgentIdentity who) {
        return line(agents, who.account() + "/" + who.vendor() + "/" + who.id(), _ -> new AgentTimeline(who));
    }

    private static String keyOf(QueueBucket bucket) {
        return String.join("/", bucket.getAccount(), bucket.getVendor(), bucket.getQueueKind(), bucket.getQueueId());
    }

    private static <L> Optional<L> line(Map<String, L> lines, String key, Function<String, L> first) {
        return lines.size() < MOST
                ? Optional.of(lines.computeIfAbsent(key, first))
                : Optional.ofNullable(lines.get(key));
    }

    /** Forgets the lines that have nothing to show. */
    private static <L, R> Map<String, R> rows(Map<String, L> lines, Function<L, Optional<R>> row) {
        Map<String, R> rows = new HashMap<>();
        lines.entrySet().removeIf(entry -> {
            Optional<R> made = row.apply(entry.getValue());
            made.ifPresent(shown -> rows.put(entry.getKey(), shown));
            return made.isEmpty();
        });
        return rows;
    }
}
