package io.switchboard.buckets.assemble;

import io.switchboard.buckets.extract.Measurement;
import io.switchboard.streams.store.StoreKind;
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
        KeyValueStore<String, EventFacts> facts,
        KeyValueStore<String, SeriesProgress> progress,
        KeyValueStore<String, PollEnd> ends,
        KeyValueStore<String, PendingPolls> waiting) {
    private static final String FACTS = "pending-facts";
    private static final String PROGRESS = "poll-progress";
    private static final String ENDS = "pending-ends";
    private static final String WAITING = "waiting-ends";

    /** What one event says. */
    record EventFacts(List<Measurement> list) {
        EventFacts {
            list = List.copyOf(list);
        }
    }

    static Set<StoreBuilder<?>> builders(StoreKind medium) {
        return Set.of(
                medium.store(FACTS, EventFacts.class),
                medium.store(PROGRESS, SeriesProgress.class),
                medium.store(ENDS, PollEnd.class),
                medium.store(WAITING, PendingPolls.class));
    }

    static PollStore in(ProcessorContext<?, ?> context) {
        return new PollStore(
                context.getStateStore(FACTS),
                context.getStateStore(PROGRESS),
                context.getStateStore(ENDS),
                context.getStateStore(WAITING));
    }

    SeriesProgress progress(PollSeries series) {
        SeriesProgress known = progress.get(series.key());
        return known == null ? SeriesProgress.NONE : known;
    }

    private PendingPolls waiting(String account) {
        PendingPolls known = waiting.get(account);
        return known == null ? PendingPolls.NONE : known;
    }

    /** A change arrived, when the series had come so far. */
    void add(PollSeries series, SeriesProgress progress, long sequence, List<Measurement> said) {
        if (!said.isEmpty()) {
            facts.put(series.key(sequence, progress.arrived(sequence)), new EventFacts(said));
        }
        this.progress.put(series.key(), progress.oneMore(sequence));
    }

    /** A poll record arrived. */
    void add(PollEnd end) {
        String account = end.series().account();
        PendingPolls queue = waiting(account);
        ends.put(key(account, queue.next()), end);
        waiting.put(account, queue.oneMore());
    }

    /** The account's poll record that arrived before all others that wait. */
    @Nullable
    PollEnd findOldest(String account) {
        return ends.get(key(account, waiting(account).first()));
    }

    long countWaiting(String account) {
        return waiting(account).count();
    }

    /**
     * Takes the oldest poll out, and with it whatever is left of older ones: changes whose poll record is not kept any
     * more.
     */
    List<Measurement> takeOldest(PollEnd end) {
        PollSeries series = end.series();
        String account = series.account();
        List<Measurement> taken = takeFacts(end);
        PendingPolls queue = waiting(account);
        ends.delete(key(account, queue.first()));
        waiting.put(account, queue.oneLess());
        progress.put(series.key(), progress(series).passedOn(end.sequence()));
        return taken;
    }

    /** Each by its key: a scan would walk over all that was deleted before and not swept up by the store yet. */
    private List<Measurement> takeFacts(PollEnd end) {
        PollSeries series = end.series();
        List<Measurement> taken = new ArrayList<>();
        progress(series).arrived().forEach((sequence, count) -> {
            for (int i = 0; i < count && sequence <= end.sequence(); i++) {
                EventFacts said = facts.delete(series.key(sequence, i));
                if (said != null && sequence == end.sequence()) {
                    taken.addAll(said.list());
                }
            }
        });
        taken.sort(Comparator.comparing(Measurement::row));
        return taken;
    }

    private static String key(String account, long number) {
        return account + "\0%016x".formatted(number);
    }
}
