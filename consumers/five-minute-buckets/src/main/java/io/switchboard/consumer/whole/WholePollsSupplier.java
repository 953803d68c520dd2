package io.switchboard.consumer.whole;

import io.switchboard.consumer.reading.Readers;
import io.switchboard.consumer.stored.Medium;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The step that puts polls together again, with its stores. Reads envelopes and polls, passes on {@link WholePoll}s.
 *
 * @param readers of the datasets; polls of others are left out
 * @param medium where the stores lie
 * @param counting who counts
 */
public record WholePollsSupplier(Readers readers, Medium medium, Counting counting)
        implements ProcessorSupplier<byte[], SpecificRecord, String, WholePoll> {

    @Override
    public Processor<byte[], SpecificRecord, String, WholePoll> get() {
        return new WholePolls(readers, counting);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return PollStore.builders(medium);
    }
}
