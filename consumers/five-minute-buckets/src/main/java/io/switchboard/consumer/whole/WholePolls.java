package io.switchboard.consumer.whole;

import io.switchboard.Poll;
import io.switchboard.consumer.reading.Change;
import io.switchboard.consumer.reading.Fact;
import io.switchboard.consumer.reading.Readers;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes each poll of an account on as one, in the order of the account's ENDs, however the topics interleave. A poll
 * is whole when its END is here and as many changes as it counts; one that lacks some is passed on as it is once
 * changes of a later poll of its series are here, or when too many wait behind it.
 */
final class WholePolls implements Processor<byte[], SpecificRecord, String, WholePoll> {
    /** Some hours of the polls of an account with several datasets. */
    static final int MOST_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(WholePolls.class);

    private final Readers readers;
    private final Counting counting;
    private @Nullable Running running;

    WholePolls(Readers readers, Counting counting) {
        this.readers = readers;
        this.counting = counting;
    }

    @Override
    public void init(ProcessorContext<String, WholePoll> context) {
        running = new Running(context, PollStore.in(context));
    }

    @Override
    public void process(Record<byte[], SpecificRecord> record) {
        Running to = running;
        if (to == null) {
            throw new IllegalStateException("Not initialised");
        }
        switch (record.value()) {
            case Poll poll when readers.knows(poll.getDataset()) -> end(End.from(poll), to);
            case Poll _ -> {}
            case null -> {}
            case SpecificRecord event -> change(new Change(event), to);
        }
    }

    private void change(Change change, Running to) {
        var source = change.source();
        Series series = new Series(source.getAccount(), source.getDataset(), source.getOrigin());
        Progress progress = to.store().progress(series);
        if (isLate(series, progress, source.getSequence())) {
            return;
        }
        to.store().add(series, progress, source.getSequence(), readers.read(change));
        release(series.account(), to);
    }

    private void end(End end, Running to) {
        if (isLate(end.series(), to.store().progress(end.series()), end.sequence())) {
            return;
        }
        to.store().add(end);
        release(end.series().account(), to);
    }

    private boolean isLate(Series series, Progress progress, long sequence) {
        boolean late = sequence <= progress.released();
        if (late) {
            LOG.warn("A record of poll {} of {} came after the poll had been counted", sequence, series);
            counting.late(series);
        }
        return late;
    }

    private void release(String account, Running to) {
        PollStore store = to.store();
        for (End oldest = store.findOldest(account); oldest != null; oldest = store.findOldest(account)) {
            Progress progress = store.progress(oldest.series());
            boolean whole = progress.isWhole(oldest);
            if (!whole && !progress.isPast(oldest) && store.countWaiting(account) <= MOST_WAITING) {
                return;
            }
            if (!whole) {
                LOG.warn("Changes of poll {} of {} are missing", oldest.sequence(), oldest.series());
            }
            counting.passedOn(oldest.series(), whole);
            List<Fact> facts = store.takeOldest(oldest);
            to.context().forward(new Record<>(account, new WholePoll(oldest, facts), oldest.completedAt()));
        }
    }

    private record Running(ProcessorContext<String, WholePoll> context, PollStore store) {}
}
