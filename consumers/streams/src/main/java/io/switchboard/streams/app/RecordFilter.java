package io.switchboard.streams.app;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Which records go through. Called from any of the app's threads. */
@FunctionalInterface
public interface RecordFilter {
    /** All of them. */
    RecordFilter OPEN = (record, source) -> true;

    /**
     * Whether a record goes through.
     *
     * @param source where the record that is being processed was read
     */
    boolean lets(Record<?, ?> record, RecordMetadata source);

    /** The step of a topology that passes on what goes through. */
    default <K, V> ProcessorSupplier<K, V, K, V> step() {
        return () -> new ContextualProcessor<>() {
            @Override
            public void process(Record<K, V> record) {
                if (lets(record, context().recordMetadata().orElseThrow())) {
                    context().forward(record);
                }
            }
        };
    }
}
