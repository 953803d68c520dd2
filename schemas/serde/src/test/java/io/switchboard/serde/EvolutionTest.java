package io.switchboard.serde;

import static io.switchboard.serde.Rows.TOPIC;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.switchboard.serde.contract.AgentRow;
import io.switchboard.serde.contract.Status;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** A reader meets what older and newer programs wrote. */
class EvolutionTest {
    private final SchemaRegistry registry = SchemaRegistry.over(new MockSchemaRegistryClient(), Rows.MOCK);
    private final AvroSerializer<GenericRecord> writer = new AvroSerializer<>(registry, SchemaRole.VALUE);
    private final AvroDeserializer<AgentRow> reader = AvroDeserializer.into(AgentRow.class, registry, SchemaRole.VALUE);

    @Test
    void shouldFillWhatAnOlderWriterDidNotKnow() {
        Schema older = new Schema.Parser().parse("""
                        {"type": "record", "name": "AgentRow", "namespace": "io.switchboard.serde.contract", "fields": [
                          {"name": "agent_id", "type": "string"},
                          {"name": "status", "type": {"type": "enum", "name": "Status", "symbols": ["READY"]}},
                          {"name": "calls", "type": "int"},
                          {"name": "observed_at", "type": {"type": "long", "logicalType": "timestamp-millis"}}
                        ]}""");

        AgentRow read = rewritten(older, row -> {});

        assertThat(read)
                .isEqualTo(new AgentRow("7", Status.READY, Status.OTHER, null, 3, Instant.ofEpochMilli(1_000), null));
    }

    @Test
    void shouldSkipWhatANewerWriterAdded() {
        Schema newer = Rows.changed(
                "{\"name\":\"calls\"", "{\"name\":\"queue\",\"type\":\"string\",\"default\":\"\"},{\"name\":\"calls\"");

        AgentRow read = rewritten(newer, row -> {
            row.put("queue", "support");
            row.put(
                    "previous",
                    new GenericData.EnumSymbol(
                            row.getSchema().getField("previous").schema(), "PAUSED"));
        });

        assertThat(read.getCalls()).isEqualTo(3);
        assertThat(read.getPrevious()).isEqualTo(Status.PAUSED);
    }

    @Test
    void shouldTakeTheDefaultForASymbolThatANewerWriterAdded() {
        Schema newer = Rows.changed("[\"READY\",", "[\"READY\",\"PREVIEW\",");

        AgentRow read = rewritten(newer, row -> {
            row.put(
                    "status",
                    new GenericData.EnumSymbol(
                            row.getSchema().getField("status").schema(), "PREVIEW"));
            row.put(
                    "previous",
                    new GenericData.EnumSymbol(
                            row.getSchema().getField("previous").schema(), "READY"));
        });

        assertThat(read.getStatus()).isEqualTo(Status.OTHER);
    }

    @Test
    void shouldRefuseWhatTheClassCannotTake() {
        Schema incompatible =
                Rows.changed("{\"name\":\"calls\",\"type\":\"int\"}", "{\"name\":\"calls\",\"type\":\"string\"}");

        assertThatThrownBy(() -> rewritten(incompatible, row -> {
                    row.put("calls", "many");
                    row.put(
                            "previous",
                            new GenericData.EnumSymbol(
                                    row.getSchema().getField("previous").schema(), "READY"));
                }))
                .isInstanceOfSatisfying(
                        SerdeException.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.UNREADABLE))
                .hasMessageContaining("topic agents.state, subject agents.state-value, schema id 1");
    }

    @Test
    void shouldSayWhichClassIsMissing() {
        Schema unknown = Rows.changed("\"AgentRow\"", "\"SupervisorRow\"");
        GenericRecord row = filled(unknown);
        row.put("previous", row.get("status"));
        byte[] bytes = writer.serialize(TOPIC, row);

        try (AvroDeserializer<SpecificRecord> any = AvroDeserializer.byName(registry, SchemaRole.VALUE)) {
            assertThatThrownBy(() -> any.deserialize(TOPIC, bytes))
                    .isInstanceOfSatisfying(
                            SerdeException.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.UNREADABLE))
                    .hasMessageContaining("io.switchboard.serde.contract.SupervisorRow")
                    .hasMessageContaining("specific.avro.reader=false");
        }
    }

    @Test
    void shouldNotLoadAClassThatAvroDidNotGenerate() {
        Schema hostile =
                SchemaBuilder.record("java.lang.ProcessBuilder").fields().endRecord();

        assertThat(SpecificModel.findClass(hostile, getClass().getClassLoader()))
                .isEmpty();
    }

    private AgentRow rewritten(Schema written, Consumer<GenericRecord> change) {
        GenericRecord row = filled(written);
        change.accept(row);
        return requireNonNull(reader.deserialize(TOPIC, writer.serialize(TOPIC, row)));
    }

    private static GenericRecord filled(Schema schema) {
        GenericRecord row = new GenericData.Record(schema);
        row.put("agent_id", "7");
        row.put("status", new GenericData.EnumSymbol(schema.getField("status").schema(), "READY"));
        row.put("calls", 3);
        row.put("observed_at", 1_000L);
        return row;
    }
}
