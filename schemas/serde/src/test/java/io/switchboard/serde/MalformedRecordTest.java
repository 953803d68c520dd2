package io.switchboard.serde;

import static io.switchboard.serde.Rows.TOPIC;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.switchboard.serde.contract.AgentRow;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class MalformedRecordTest {
    private final SchemaRegistry registry = SchemaRegistry.over(new MockSchemaRegistryClient(), Rows.MOCK);
    private final AvroDeserializer<AgentRow> reader = AvroDeserializer.into(AgentRow.class, registry, SchemaRole.VALUE);
    private final byte[] whole =
            requireNonNull(new AvroSerializer<AgentRow>(registry, SchemaRole.VALUE).serialize(TOPIC, Rows.full()));

    @Test
    void shouldRefuseAnotherMagicByte() {
        byte[] other = whole.clone();
        other[0] = '{';

        assertRefused(other).hasMessageContaining("0x7b").hasMessageContaining("magic byte");
    }

    @Test
    void shouldRefuseEveryTruncation() {
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length)).hasMessageContaining("topic agents.state");
        }
    }

    @Test
    void shouldSayThatTheEndIsMissing() {
        assertRefused(Arrays.copyOf(whole, whole.length - 1))
                .hasMessageContaining("ends too early")
                .hasMessageContaining("schema id 1");
    }

    @Test
    void shouldRefuseBytesAfterTheRecord() {
        assertRefused(Arrays.copyOf(whole, whole.length + 1)).hasMessageContaining("bytes left");
    }

    @Test
    void shouldReadOnAfterAFailure() {
        assertRefused(Arrays.copyOf(whole, whole.length - 1));

        assertThat(reader.deserialize(TOPIC, whole)).isEqualTo(Rows.full());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(byte[] bytes) {
        return assertThatThrownBy(() -> reader.deserialize(TOPIC, bytes))
                .isInstanceOfSatisfying(
                        SerdeException.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.MALFORMED));
    }
}
