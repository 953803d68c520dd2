package io.switchboard.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serializer and deserializer of a generated class in one, as Kafka Streams asks for. */
public final class AvroSerdes {
    private AvroSerdes() {}

    /** For keys. The registry stays the caller's to close. */
    public static <T extends SpecificRecord> Serde<T> key(Class<T> type, SchemaRegistry registry) {
        return of(type, registry, SchemaRole.KEY);
    }

    /** For values. The registry stays the caller's to close. */
    public static <T extends SpecificRecord> Serde<T> value(Class<T> type, SchemaRegistry registry) {
        return of(type, registry, SchemaRole.VALUE);
    }

    private static <T extends SpecificRecord> Serde<T> of(Class<T> type, SchemaRegistry registry, SchemaRole role) {
        return Serdes.serdeFrom(new AvroSerializer<>(registry, role), AvroDeserializer.into(type, registry, role));
    }
}
