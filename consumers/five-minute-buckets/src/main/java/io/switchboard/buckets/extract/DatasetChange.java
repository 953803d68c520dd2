package io.switchboard.buckets.extract;

import io.switchboard.Source;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A change event of whatever dataset: they share their envelope.
 *
 * @param envelope the whole event
 */
public record DatasetChange(SpecificRecord envelope) {

    /** The poll that saw the change. */
    public Source source() {
        return (Source) field("source");
    }

    @Nullable
    SpecificRecord before() {
        return (SpecificRecord) field("before");
    }

    @Nullable
    SpecificRecord after() {
        return (SpecificRecord) field("after");
    }

    /** The row, as it is or, of one that is no more, as it was. */
    @Nullable
    SpecificRecord latest() {
        SpecificRecord after = after();
        return after == null ? before() : after;
    }

    @SuppressWarnings("NullAway") // Avro's records hold null where a field is nullable.
    private Object field(String name) {
        return envelope.get(envelope.getSchema().getField(name).pos());
    }
}
