package io.switchboard.buckets.aggregate;

import io.switchboard.buckets.assemble.CompletePoll;
import io.switchboard.streams.store.StoreKind;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The step that makes buckets of whole polls, with its stores. */
record PollAggregatorSupplier(BucketRules rules, StoreKind medium, BucketMeters meters)
        implements ProcessorSupplier<String, CompletePoll, SpecificRecord, SpecificRecord> {

    @Override
    public Processor<String, CompletePoll, SpecificRecord, SpecificRecord> get() {
        return new PollAggregator(rules, meters);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return AccountStores.builders(medium);
    }
}
