package io.switchboard.consumer.whole;

import io.switchboard.consumer.reading.Fact;
import io.switchboard.consumer.stored.Medium;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** What has arrived of the polls that are not whole yet. */
record PollStore(
        KeyValueStore<String, Facts> facts,
        KeyValueStore<String, Progress> progress,
        KeyValueStore<String, End> ends,
        KeyValueStore<String, Waiting> waiting) {
    private static final String FACTS = "pending-facts";
    private static final String PROGRESS = "poll-progress";
    private static final String ENDS = "pending-ends";
    private static final String WAITING = "waiting-ends";

    /** What one event says. */
    record Facts(List<Fact> list) {
        Facts {
            list = List.copyOf(list);
        }
    }

    static Set<StoreBuilder<?>> builders(Medium medium) {
        return Set.of(
                medium.store(FACTS, Facts.class),
                medium.store(PROGRESS, Progress.class),
                medium.store(ENDS, End.class),
                medium.store(WAITING, Waiting.class));
    }

    static PollStore in(ProcessorContext<?, ?> context) {
        return new PollStore(
                context.getStateStore(FACTS),
                context.getStateStore(PROGRESS),
                context.getStateStore(ENDS),
                context.getStateStore(WAITING));
    }

    Progress progress(Series series) {
        Progress known = progress.get(series.key());
        return known == null ? Progress.NONE : known;
    }

    private Waiting waiting(String account) {
        Waiting known = waiting.get(account);
        return known == null ? Waiting.NONE : known;
    }

    /** A change arrived, when the series had come so far. */
    void add(Series series, Progress progress, long sequence, List<Fact> said) {
        if (!said.isEmpty()) {
            facts.put(series.key(sequence, progress.arrived(sequence)), new Facts(said));
        }
        this.progress.put(series.key(), progress.oneMore(sequence));
    }

    /** An END arrived. */
    void add(End end) {
        String account = end.series().account();
        Waiting queue = waiting(account);
        ends.put(key(account, queue.next()), end);
        waiting.put(account, queue.oneMore());
    }

    /** The account's END that arrived before all others that wait. */
    @Nullable
    End findOldest(String account) {
        return ends.get(key(account, waiting(account).first()));
    }

    long countWaiting(String account) {
        return waiting(account).count();
    }

    /**
     * Takes the oldest poll out, and with it whatever is left of older ones: changes whose END is not kept any more.
     */
    List<Fact> takeOldest(End end) {
        Series series = end.series();
        String account = series.account();
        List<Fact> taken = takeFacts(end);
        Waiting queue = waiting(account);
        ends.delete(key(account, queue.first()));
        waiting.put(account, queue.oneLess());
        progress.put(series.key(), progress(series).passedOn(end.sequence()));
        return taken;
    }

    /** Each by its key: a scan would walk over all that was deleted before and not swept up by the store yet. */
    private List<Fact> takeFacts(End end) {
        Series series = end.series();
        List<Fact> taken = new ArrayList<>();
        progress(series).arrived().forEach((sequence, count) -> {
            for (int i = 0; i < count && sequence <= end.sequence(); i++) {
                Facts said = facts.delete(series.key(sequence, i));
                if (said != null && sequence == end.sequence()) {
                    taken.addAll(said.list());
                }
            }
        });
        taken.sort(Comparator.comparing(Fact::row));
        return taken;
    }

    private static String key(String account, long number) {
        return account + "\0%016x".formatted(number);
    }
}
