package io.switchboard.consumer.whole;

import io.switchboard.Poll;
import io.switchboard.consumer.run.Meters;
import io.switchboard.consumer.status.StatusInterpreter;
import io.switchboard.consumer.status.StatusMapping;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Passes each poll on as one, in the order of the ENDs, however the topic of changes and the topic of polls interleave.
 * A poll is whole when its END is here and as many changes as it counts; one that lacks some is passed on as it is once
 * a later poll's changes are here, or when too many wait behind it.
 */
final class WholePolls implements Processor<SpecificRecord, SpecificRecord, String, WholePoll> {
    /** More than half a day of polls at one in five seconds. */
    static final int MOST_PENDING_ENDS = 10_000;

    private final String dataset;
    private final SightingReader reader;
    private @Nullable Running running;

    WholePolls(String dataset, StatusMapping mapping) {
        this.dataset = dataset;
        this.reader = new SightingReader(new StatusInterpreter(mapping));
    }

    @Override
    public void init(ProcessorContext<String, WholePoll> context) {
        running = new Running(
                context,
                PollStore.in(context),
                Meters.counter(context, "incomplete-polls"),
                Meters.counter(context, "late-records"));
    }

    @Override
    public void process(Record<SpecificRecord, SpecificRecord> record) {
        Running to = running;
        if (to == null) {
            throw new IllegalStateException("Not initialised");
        }
        switch (record.value()) {
            case Envelope change when change.getSource().getDataset().equals(dataset) -> change(change, to);
            case Poll poll when poll.getDataset().equals(dataset) -> end(poll, to);
            case null, default -> {}
        }
    }

    private void change(Envelope change, Running to) {
        String target = target(change.getSource().getAccount());
        long sequence = change.getSource().getSequence();
        if (sequence <= to.store().progress(target).released()) {
            to.late().record();
            return;
        }
        reader.read(change).ifPresent(sighting -> to.store().add(target, sequence, sighting));
        release(target, change.getSource().getAccount(), to);
    }

    private void end(Poll poll, Running to) {
        String target = target(poll.getAccount());
        if (poll.getSequence() <= to.store().progress(target).released()) {
            to.late().record();
            return;
        }
        to.store().add(target, End.from(poll));
        release(target, poll.getAccount(), to);
    }

    private void release(String target, String account, Running to) {
        PollStore store = to.store();
        for (PendingEnd oldest = store.findOldest(target); oldest != null; oldest = store.findOldest(target)) {
            Progress progress = store.progress(target);
            boolean whole = oldest.missing() <= 0;
            if (!whole && !progress.isPast(oldest.end().sequence()) && progress.pendingEnds() <= MOST_PENDING_ENDS) {
                return;
            }
            if (!whole) {
                to.incomplete().record();
            }
            WholePoll poll = new WholePoll(account, dataset, oldest.end(), store.take(target, oldest.end()));
            to.context().forward(new Record<>(account, poll, oldest.end().completedAt()));
        }
    }

    private String target(String account) {
        return account + "\0" + dataset + "\0";
    }

    private record Running(
            ProcessorContext<String, WholePoll> context, PollStore store, Sensor incomplete, Sensor late) {}
}
