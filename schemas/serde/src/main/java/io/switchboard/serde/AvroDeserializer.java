package io.switchboard.serde;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in the Confluent wire format into generated classes, through the version of the schema that is on
 * the class path: records written with an older or newer compatible version are read too. Null stays null. May be
 * shared by threads.
 *
 * <p>A consumer may name this class in {@code key.deserializer} and {@code value.deserializer}, with the properties of
 * {@link SchemaRegistry#connect} beside the consumer's own, and {@code specific.avro.reader} (true): false reads
 * generic records, as they were written. Otherwise a record without a generated class of its name is refused as
 * UNREADABLE: a generic record in its place would fail later, and less clearly.
 *
 * @param <T> the type of the records
 */
public final class AvroDeserializer<T> implements Deserializer<T> {
    static final String SPECIFIC_READER = "specific.avro.reader";

    private SchemaRole role;
    private @Nullable RecordReader reader;
    private @Nullable SchemaRegistry owned;

    /** For Kafka, which calls {@link #configure} next. */
    public AvroDeserializer() {
        this.role = SchemaRole.VALUE;
    }

    private AvroDeserializer(SchemaRole role, RecordReader reader) {
        this.role = role;
        this.reader = reader;
    }

    /** Reads into one class. The registry stays the caller's to close. */
    public static <T extends SpecificRecord> AvroDeserializer<T> into(
            Class<T> type, SchemaRegistry registry, SchemaRole role) {
        return new AvroDeserializer<>(role, new RecordReader(registry, ReaderFactory.into(type)));
    }

    /**
     * Reads into the generated class that has the name of the record written. The registry stays the caller's to close.
     */
    public static AvroDeserializer<SpecificRecord> byName(SchemaRegistry registry, SchemaRole role) {
        return new AvroDeserializer<>(role, new RecordReader(registry, ReaderFactory.byName(loader())));
    }

    /** Reads into generic records, as they were written. The registry stays the caller's to close. */
    public static AvroDeserializer<GenericRecord> generic(SchemaRegistry registry, SchemaRole role) {
        return new AvroDeserializer<>(role, new RecordReader(registry, ReaderFactory.generic()));
    }

    /** @throws ConfigException naming the property that cannot work */
    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
        boolean specific = !"false".equals(String.valueOf(properties.get(SPECIFIC_READER)));
        SchemaRegistry registry = SchemaRegistry.connect(properties);
        owned = registry;
        role = isKey ? SchemaRole.KEY : SchemaRole.VALUE;
        reader = new RecordReader(registry, specific ? ReaderFactory.byName(loader()) : ReaderFactory.generic());
    }

    /** @throws SerdeException with topic, subject and the id of the schema */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : read(topic, bytes, 0, bytes.length);
    }

    /** @throws SerdeException with topic, subject and the id of the schema */
    @Override
    public @Nullable T deserialize(String topic, Headers headers, @Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.hasArray()) {
            return read(topic, bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return read(topic, copy, 0, copy.length);
    }

    @Override
    public void close() {
        if (owned != null) {
            owned.close();
        }
    }

    @SuppressWarnings(
            "unchecked") // With a class given, its reader makes nothing else; without, T is the caller's word.
    private T read(String topic, byte[] bytes, int offset, int length) {
        if (reader == null) {
            throw new IllegalStateException("configure comes before deserialize");
        }
        try {
            return (T) reader.read(bytes, offset, length);
        } catch (SerdeException e) {
            throw e.on(topic, role);
        }
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? AvroDeserializer.class.getClassLoader() : context;
    }
}
