package io.switchboard.consumer.bucket;

import io.switchboard.consumer.stored.Medium;
import io.switchboard.consumer.whole.WholePoll;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The step that makes buckets of whole polls, with its stores. */
record BucketsSupplier(BucketRules rules, Medium medium, BucketMeters meters)
        implements ProcessorSupplier<String, WholePoll, SpecificRecord, SpecificRecord> {

    @Override
    public Processor<String, WholePoll, SpecificRecord, SpecificRecord> get() {
        return new Buckets(rules, meters);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Stores.builders(medium);
    }
}
