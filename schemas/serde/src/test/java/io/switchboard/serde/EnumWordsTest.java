package io.switchboard.serde;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.switchboard.Basis;
import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Enums of the generated classes are strings on the topics. */
class EnumWordsTest {
    private static final String TOPIC = "status-changes";

    private final SchemaRegistry registry = SchemaRegistry.over(new MockSchemaRegistryClient(), Rows.MOCK);
    private final Serde<StatusChange> typed = AvroSerdes.value(StatusChange.class, registry);
    private final AvroDeserializer<GenericRecord> generic = AvroDeserializer.generic(registry, SchemaRole.VALUE);

    @AfterEach
    void close() {
        generic.close();
        typed.close();
        registry.close();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void shouldWriteTheNameOfTheConstantAndReadItBack(Status status) {
        byte[] bytes = typed.serializer().serialize(TOPIC, change(status));

        GenericRecord read = requireNonNull(generic.deserialize(TOPIC, bytes));
        assertThat(read.get("to_status")).hasToString(status.name());
        assertThat(read.get("from_status")).hasToString(status.name());
        assertThat(typed.deserializer().deserialize(TOPIC, bytes))
                .isEqualTo(change(status))
                .hasSameHashCodeAs(change(status));
    }

    @Test
    void shouldReadAWordOfANewerWriterAsTheFallback() {
        GenericRecord newer =
                requireNonNull(generic.deserialize(TOPIC, typed.serializer().serialize(TOPIC, change(Status.READY))));
        List.of("from_status", "to_status", "basis", "kind").forEach(field -> newer.put(field, "A_WORD_OF_TOMORROW"));
        byte[] bytes;
        try (AvroSerializer<GenericRecord> writer = new AvroSerializer<>(registry, SchemaRole.VALUE)) {
            bytes = writer.serialize(TOPIC, newer);
        }

        StatusChange read = typed.deserializer().deserialize(TOPIC, bytes);

        assertThat(read.getFromStatus()).isEqualTo(Status.OTHER);
        assertThat(read.getToStatus()).isEqualTo(Status.OTHER);
        assertThat(read.getBasis()).isEqualTo(Basis.OBSERVED);
        assertThat(read.getKind()).isEqualTo(ChangeKind.STATUS_CHANGED);
    }

    private static StatusChange change(Status status) {
        return StatusChange.newBuilder()
                .setVendor("kore")
                .setAccount("acme")
                .setAgentId("7")
                .setFromStatus(status)
                .setToStatus(status)
                .setChangedAt(Instant.EPOCH)
                .setObservedAt(Instant.EPOCH)
                .setBasis(Basis.VENDOR)
                .setId("1")
                .build();
    }
}
