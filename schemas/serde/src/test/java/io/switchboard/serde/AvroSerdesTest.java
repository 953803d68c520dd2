package io.switchboard.serde;

import static io.switchboard.serde.Rows.TOPIC;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.switchboard.Poll;
import io.switchboard.serde.contract.AgentKey;
import io.switchboard.serde.contract.AgentRow;
import io.switchboard.serde.contract.Status;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {
    private final MockSchemaRegistryClient client = new MockSchemaRegistryClient();
    private final SchemaRegistry registry = SchemaRegistry.over(client, Rows.MOCK);
    private final Serde<AgentRow> rows = AvroSerdes.value(AgentRow.class, registry);
    private final Serde<AgentKey> keys = AvroSerdes.key(AgentKey.class, registry);

    @Test
    void shouldReadBackWhatItWrote() {
        for (AgentRow row : List.of(Rows.full(), Rows.sparse())) {
            byte[] bytes = rows.serializer().serialize(TOPIC, row);

            assertThat(rows.deserializer().deserialize(TOPIC, bytes)).isEqualTo(row);
        }
    }

    @Test
    void shouldKeepNullAsTombstone() {
        assertThat(rows.serializer().serialize(TOPIC, null)).isNull();
        assertThat(rows.deserializer().deserialize(TOPIC, (byte[]) null)).isNull();
        assertThat(rows.deserializer().deserialize(TOPIC, new RecordHeaders(), (ByteBuffer) null))
                .isNull();
    }

    @Test
    void shouldFrameAsConfluentDoes() throws Exception {
        byte[] bytes = keys.serializer().serialize(TOPIC, new AgentKey("ab", "c"));

        int id = client.getId(TOPIC + "-key", client.getSchemaById(1));
        assertThat(bytes).containsExactly(0, 0, 0, 0, id, 4, 'a', 'b', 2, 'c');
    }

    @Test
    void shouldNameSubjectsAfterTheTopic() throws Exception {
        keys.serializer().serialize(TOPIC, Rows.key());
        rows.serializer().serialize(TOPIC, Rows.full());
        rows.serializer().serialize("other", Rows.full());

        assertThat(client.getAllSubjects()).containsExactlyInAnyOrder(TOPIC + "-key", TOPIC + "-value", "other-value");
    }

    @Test
    void shouldRegisterNothingOfJava() throws Exception {
        rows.serializer().serialize(TOPIC, Rows.full());

        assertThat(client.getLatestSchemaMetadata(TOPIC + "-value").getSchema()).doesNotContain("java");
        registry.register("polls-value", Poll.getClassSchema());
        assertThat(client.getLatestSchemaMetadata("polls-value").getSchema())
                .contains("\"allowed\"")
                .doesNotContain("java");
    }

    @Test
    void shouldReadFromTheMiddleOfABuffer() {
        byte[] bytes = rows.serializer().serialize(TOPIC, Rows.full());
        ByteBuffer heap = ByteBuffer.allocate(bytes.length + 7)
                .position(3)
                .put(bytes)
                .flip()
                .position(3);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();

        assertThat(rows.deserializer().deserialize(TOPIC, new RecordHeaders(), heap))
                .isEqualTo(Rows.full());
        assertThat(rows.deserializer().deserialize(TOPIC, new RecordHeaders(), direct))
                .isEqualTo(Rows.full());
    }

    @Test
    void shouldFindTheClassByTheNameOfTheRecord() {
        try (AvroDeserializer<SpecificRecord> any = AvroDeserializer.byName(registry, SchemaRole.VALUE)) {
            byte[] bytes = rows.serializer().serialize(TOPIC, Rows.full());

            assertThat(any.deserialize(TOPIC, bytes)).isEqualTo(Rows.full());
        }
    }

    @Test
    void shouldReadAndWriteGenericRecords() {
        try (AvroDeserializer<GenericRecord> generic = AvroDeserializer.generic(registry, SchemaRole.VALUE);
                AvroSerializer<GenericRecord> writer = new AvroSerializer<>(registry, SchemaRole.VALUE)) {
            byte[] bytes = rows.serializer().serialize(TOPIC, Rows.full());
            GenericRecord row = requireNonNull(generic.deserialize(TOPIC, bytes));

            assertThat(row.get("campaign")).hasToString("Winter");
            assertThat(writer.serialize(TOPIC, row)).isEqualTo(bytes);
        }
    }

    @Test
    void shouldRefuseARecordThatDoesNotFitAndWriteTheNext() {
        AgentRow broken = Rows.full();
        broken.put("observed_at", null);

        assertThatThrownBy(() -> rows.serializer().serialize(TOPIC, broken))
                .isInstanceOfSatisfying(
                        SerdeException.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.INVALID_RECORD))
                .hasMessageContaining("observed_at")
                .hasMessageContaining("topic agents.state, subject agents.state-value");
        assertThat(rows.deserializer().deserialize(TOPIC, rows.serializer().serialize(TOPIC, Rows.sparse())))
                .isEqualTo(Rows.sparse());
    }

    @Test
    void shouldServeManyThreads() {
        List<Boolean> equal = IntStream.range(0, 10_000)
                .parallel()
                .mapToObj(i -> {
                    AgentRow row = new AgentRow(
                            "agent " + i,
                            Status.READY,
                            Status.OTHER,
                            "c".repeat(i % 50),
                            i,
                            Rows.full().getObservedAt(),
                            null);
                    return row.equals(rows.deserializer()
                            .deserialize(TOPIC, rows.serializer().serialize(TOPIC, row)));
                })
                .distinct()
                .toList();

        assertThat(equal).containsExactly(true);
    }
}
