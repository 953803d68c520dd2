package io.switchboard.consumer.whole;

import io.switchboard.consumer.status.StatusMapping;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The step that puts polls together again, with its stores. Reads envelopes and polls, passes on {@link WholePoll}s.
 *
 * @param dataset whose polls; others are left out
 * @param mapping what the vendor's words mean
 */
public record WholePollsSupplier(String dataset, StatusMapping mapping)
        implements ProcessorSupplier<SpecificRecord, SpecificRecord, String, WholePoll> {

    @Override
    public Processor<SpecificRecord, SpecificRecord, String, WholePoll> get() {
        return new WholePolls(dataset, mapping);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return PollStore.builders();
    }
}
