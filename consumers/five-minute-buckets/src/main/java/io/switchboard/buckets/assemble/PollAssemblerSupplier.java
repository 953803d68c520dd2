package io.switchboard.buckets.assemble;

import io.switchboard.buckets.extract.EventReaders;
import io.switchboard.streams.store.StoreKind;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The step that puts polls together again, with its stores. Reads envelopes and polls, passes on {@link CompletePoll}s.
 *
 * @param readers of the datasets; polls of others are left out
 * @param medium where the stores lie
 * @param counting who counts
 */
public record PollAssemblerSupplier(EventReaders readers, StoreKind medium, AssemblyMetrics counting)
        implements ProcessorSupplier<byte[], SpecificRecord, String, CompletePoll> {

    @Override
    public Processor<byte[], SpecificRecord, String, CompletePoll> get() {
        return new PollAssembler(readers, counting);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return PollStore.builders(medium);
    }
}
