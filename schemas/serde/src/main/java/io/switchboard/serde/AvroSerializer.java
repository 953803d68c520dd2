package io.switchboard.serde;

import java.io.IOException;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records, generated or generic, in the Confluent wire format. Null stays null, a tombstone. May be shared
 * by threads. The result is a whole record, or there is an exception.
 *
 * @param <T> the type of the records
 */
public final class AvroSerializer<T extends IndexedRecord> implements Serializer<T> {
    private static final int KEPT_BYTES = 1 << 20;

    private final SchemaRole role;
    private final ThreadLocal<RecordWriter> writers;

    /** The registry stays the caller's to close. */
    public AvroSerializer(SchemaRegistry registry, SchemaRole role) {
        this.role = role;
        this.writers = ThreadLocal.withInitial(() -> new RecordWriter(registry, role));
    }

    /** @throws SerdeException with topic and subject */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        RecordWriter writer = writers.get();
        try {
            byte[] bytes = writer.write(topic, record);
            if (writer.holdsMoreThan(KEPT_BYTES)) {
                writers.remove();
            }
            return bytes;
        } catch (SerdeException e) {
            throw e.on(topic, role);
        } catch (IOException | RuntimeException e) {
            writers.remove();
            throw SerdeException.of(
                            FailureReason.INVALID_RECORD,
                            "The record does not fit its schema "
                                    + record.getSchema().getFullName() + ": " + e.getMessage(),
                            e)
                    .on(topic, role);
        }
    }

    @Override
    public void close() {
        writers.remove();
    }
}
