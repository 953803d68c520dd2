package io.switchboard.consumer.bucket;

import io.switchboard.AgentBucket;
import io.switchboard.AgentBucketKey;
import io.switchboard.consumer.whole.WholePoll;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The step that makes buckets of whole polls, with its stores. */
record BucketsSupplier(BucketRules rules) implements ProcessorSupplier<String, WholePoll, AgentBucketKey, AgentBucket> {

    @Override
    public Processor<String, WholePoll, AgentBucketKey, AgentBucket> get() {
        return new Buckets(rules);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Agents.builders();
    }
}
