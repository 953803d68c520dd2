package io.switchboard.buckets.assemble;

import io.switchboard.Poll;
import io.switchboard.buckets.extract.DatasetChange;
import io.switchboard.buckets.extract.EventReaders;
import io.switchboard.buckets.extract.Measurement;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes each poll of an account on as one, in the order of the account's poll records, however the topics interleave.
 * A poll is complete when its record is here and as many changes as it counts; one that lacks some is passed on as it
 * is once changes of a later poll of its series are here, or when too many wait behind it.
 */
final class PollAssembler extends ContextualProcessor<byte[], SpecificRecord, String, CompletePoll> {
    /** Some hours of the polls of an account with several datasets. */
    static final int MOST_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(PollAssembler.class);

    private final EventReaders readers;
    private final AssemblyMetrics counting;
    private PollStore store;

    PollAssembler(EventReaders readers, AssemblyMetrics counting) {
        this.readers = readers;
        this.counting = counting;
    }

    @Override
    public void init(ProcessorContext<String, CompletePoll> context) {
        super.init(context);
        store = PollStore.in(context);
    }

    @Override
    public void process(Record<byte[], SpecificRecord> record) {
        switch (record.value()) {
            case Poll poll when readers.knows(poll.getDataset()) -> end(PollEnd.from(poll));
            case Poll _ -> {}
            case null -> {}
            case SpecificRecord event -> change(new DatasetChange(event));
        }
    }

    private void change(DatasetChange change) {
        var source = change.source();
        PollSeries series = new PollSeries(source.getAccount(), source.getDataset(), source.getOrigin());
        SeriesProgress progress = store.progress(series);
        if (isLate(series, progress, source.getSequence())) {
            return;
        }
        store.add(series, progress, source.getSequence(), readers.read(change));
        release(series.account());
    }

    private void end(PollEnd end) {
        if (isLate(end.series(), store.progress(end.series()), end.sequence())) {
            return;
        }
        store.add(end);
        release(end.series().account());
    }

    private boolean isLate(PollSeries series, SeriesProgress progress, long sequence) {
        boolean late = sequence <= progress.released();
        if (late) {
            LOG.warn("A record of poll {} of {} came after the poll had been counted", sequence, series);
            counting.late(series);
        }
        return late;
    }

    private void release(String account) {
        for (PollEnd oldest = store.findOldest(account); oldest != null; oldest = store.findOldest(account)) {
            SeriesProgress progress = store.progress(oldest.series());
            boolean whole = progress.isWhole(oldest);
            if (!whole && !progress.isPast(oldest) && store.countWaiting(account) <= MOST_WAITING) {
                return;
            }
            if (!whole) {
                LOG.warn("Changes of poll {} of {} are missing", oldest.sequence(), oldest.series());
            }
            counting.passedOn(oldest.series(), whole);
            List<Measurement> facts = store.takeOldest(oldest);
            context().forward(new Record<>(account, new CompletePoll(oldest, facts), oldest.completedAt()));
        }
    }
}
