package io.switchboard.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * One thread's means of writing: the buffer, the encoder and what it has learnt of topics and schemas. A record after
 * one of the same topic and schema costs one comparison and one allocation, its bytes.
 */
final class RecordWriter {
    private static final int INITIAL_BYTES = 512;
    private static final int MAX_SCHEMAS_PER_TOPIC = 1_000;

    private final SchemaRegistry registry;
    private final SchemaRole role;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(INITIAL_BYTES);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, null);
    private final Map<String, Map<Schema, WriterTarget>> targets = new HashMap<>();
    private @Nullable WriterTarget last;

    RecordWriter(SchemaRegistry registry, SchemaRole role) {
        this.registry = registry;
        this.role = role;
    }

    /** After an exception the encoder may hold half a record: the caller throws this object away. */
    byte[] write(String topic, IndexedRecord record) throws IOException {
        WriterTarget target = last;
        if (target == null || !target.fits(topic, record)) {
            target = findTarget(topic, record);
            last = target;
        }
        buffer.reset();
        WireFormat.writeHeader(buffer, target.schemaId);
        target.writer.write(record, encoder);
        encoder.flush();
        return buffer.toByteArray();
    }

    boolean holdsMoreThan(int bytes) {
        return buffer.size() > bytes;
    }

    private WriterTarget findTarget(String topic, IndexedRecord record) {
        Map<Schema, WriterTarget> known = targets.computeIfAbsent(topic, name -> new IdentityHashMap<>());
        WriterTarget target = known.get(record.getSchema());
        if (target == null || !target.fits(topic, record)) {
            target = newTarget(topic, record);
            if (known.size() >= MAX_SCHEMAS_PER_TOPIC) {
                known.clear();
            }
            known.put(record.getSchema(), target);
        }
        return target;
    }

    private WriterTarget newTarget(String topic, IndexedRecord record) {
        Schema schema = record.getSchema();
        int id = registry.idForWriting(role.subject(topic), schema);
        // The class's own model, not the one found by the schema's name: Avro forbids that way for classes it was not
        // reported of.
        SpecificData model = SpecificData.getForClass(record.getClass());
        return new WriterTarget(topic, schema, record.getClass(), id, new SpecificDatumWriter<>(schema, model));
    }

    private record WriterTarget(
            String topic, Schema schema, Class<?> type, int schemaId, DatumWriter<IndexedRecord> writer) {
        @SuppressWarnings("ReferenceEquality") // A generated class has one schema object; comparing by value is slow.
        boolean fits(String otherTopic, IndexedRecord record) {
            return schema == record.getSchema() && type == record.getClass() && topic.equals(otherTopic);
        }
    }
}
