package io.switchboard.serde;

import static io.switchboard.serde.Rows.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Throwables;
import io.switchboard.serde.contract.AgentRow;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a registry that can be down, slow of mind, or of another opinion. */
class SchemaRegistryIT {
    private static final String REGISTER = "POST /subjects/agents.state-value/versions";
    private static final String FETCH = "GET /schemas/ids/7";
    private static final byte[] UNKNOWN = {0, 0, 0, 0, 99, 1};

    private final RegistryStub stub = new RegistryStub()
            .answering(REGISTER, 200, "{\"id\":7}")
            .answering(
                    "POST /subjects/agents.state-value",
                    200,
                    "{\"id\":7,\"version\":1,\"subject\":\"s\",\"schema\":\"{}\"}")
            .answering(
                    FETCH,
                    200,
                    "{\"schema\":\"" + escaped(AgentRow.getClassSchema().toString()) + "\"}");
    private final SchemaRegistry registry = connect(Map.of());
    private final Serde<AgentRow> rows = AvroSerdes.value(AgentRow.class, registry);

    @AfterEach
    void stop() {
        registry.close();
        stub.close();
    }

    @Test
    void shouldAskOncePerSchema() {
        try (SchemaRegistry other = connect(Map.of())) {
            Serde<AgentRow> reading = AvroSerdes.value(AgentRow.class, other);
            for (int i = 0; i < 3; i++) {
                byte[] bytes = rows.serializer().serialize(TOPIC, Rows.full());
                assertThat(reading.deserializer().deserialize(TOPIC, bytes)).isEqualTo(Rows.full());
            }
        }

        assertThat(stub.requests()).containsExactly(REGISTER, FETCH);
    }

    @Test
    void shouldOnlyLookUpWhereRegisteringIsOff() {
        try (SchemaRegistry reading = connect(Map.of("auto.register.schemas", "false"))) {
            AvroSerdes.value(AgentRow.class, reading).serializer().serialize(TOPIC, Rows.full());
        }

        assertThat(stub.requests()).containsExactly("POST /subjects/agents.state-value");
    }

    @Test
    void shouldOutlastDroppedConnections() {
        stub.drop(2);

        assertThat(rows.serializer().serialize(TOPIC, Rows.full())).startsWith(0, 0, 0, 0, 7);
    }

    @Test
    void shouldOutlastServerErrors() {
        stub.fail(3);

        assertThat(rows.serializer().serialize(TOPIC, Rows.full())).startsWith(0, 0, 0, 0, 7);
        assertThat(stub.requests()).hasSize(4);
    }

    @Test
    void shouldWorkAgainAfterItGaveUp() {
        stub.fail(5);

        assertRefused(() -> rows.serializer().serialize(TOPIC, Rows.full()), FailureReason.UNAVAILABLE)
                .hasMessageContaining("5 attempts");
        assertThat(rows.serializer().serialize(TOPIC, Rows.full())).isNotEmpty();
    }

    @Test
    void shouldSayWhatCouldNotBeReachedWithoutCredentials() {
        String authority = stub.authority();
        stub.close();
        try (SchemaRegistry gone = SchemaRegistry.connect(quick("http://me:mine@" + authority, Map.of()))) {
            Serde<AgentRow> unreachable = AvroSerdes.value(AgentRow.class, gone);

            assertRefused(() -> unreachable.serializer().serialize(TOPIC, Rows.full()), FailureReason.UNAVAILABLE)
                    .hasMessageContaining("http://" + authority + " could not be reached")
                    .hasMessageContaining("ConnectException")
                    .hasMessageContaining("schema.registry.url")
                    .hasMessageContaining("topic agents.state, subject agents.state-value")
                    .hasStackTraceContaining("Connection refused")
                    .satisfies(hides("mine"));
            assertThat(gone.toString()).contains(authority).doesNotContain("mine");
        }
    }

    @Test
    void shouldSendCredentialsFromTheUrl() {
        try (SchemaRegistry basic = SchemaRegistry.connect(quick("http://me:mine@" + stub.authority(), Map.of()))) {
            basic.schema(7);
        }

        assertThat(stub.credentials()).containsExactly("Basic bWU6bWluZQ==");
    }

    @Test
    void shouldSendABearerToken() {
        try (SchemaRegistry bearer =
                connect(Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "abc.def"))) {
            bearer.schema(7);
        }

        assertThat(stub.credentials()).containsExactly("Bearer abc.def");
    }

    @Test
    void shouldNotRepeatASecretThatTheRegistryEchoes() {
        stub.answering(FETCH, 401, "{\"error_code\":40101,\"message\":\"bad token abc.def\"}");
        try (SchemaRegistry bearer =
                connect(Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "abc.def"))) {
            assertRefused(() -> bearer.schema(7), FailureReason.DENIED)
                    .hasMessageContaining("bad token ***")
                    .satisfies(hides("abc.def"));
        }
    }

    @Test
    void shouldSayWhichIdIsUnknown() {
        assertRefused(() -> rows.deserializer().deserialize(TOPIC, UNKNOWN), FailureReason.UNKNOWN_SCHEMA)
                .hasMessageContaining("Schema not found")
                .hasMessageContaining("topic agents.state, subject agents.state-value, schema id 99");
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void shouldSayWhatTheRegistrySaysOfAnIncompatibleSchema() {
        stub.answering(REGISTER, 409, "{\"error_code\":409,\"message\":\"READER_FIELD_MISSING_DEFAULT_VALUE calls\"}")
                .answering("POST /subjects/agents.state-value", 404, "{\"error_code\":40403,\"message\":\"none\"}");

        assertRefused(() -> rows.serializer().serialize(TOPIC, Rows.full()), FailureReason.INCOMPATIBLE)
                .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE calls")
                .hasMessageContaining("subject agents.state-value");
    }

    @Test
    void shouldNotMindThatAnotherProcessRegisteredTheSame() {
        stub.answering(REGISTER, 409, "{\"error_code\":409,\"message\":\"exists\"}");

        assertThat(rows.serializer().serialize(TOPIC, Rows.full())).startsWith(0, 0, 0, 0, 7);
    }

    @Test
    void shouldServeAConsumerThatKnowsTheClassNameOnly() {
        byte[] bytes = rows.serializer().serialize(TOPIC, Rows.full());
        try (AvroDeserializer<AgentRow> named = new AvroDeserializer<>()) {
            named.configure(Map.of("schema.registry.url", "http://" + stub.authority(), "group.id", "g"), false);

            assertThat(named.deserialize(TOPIC, bytes)).isEqualTo(Rows.full());
        }
    }

    private SchemaRegistry connect(Map<String, Object> more) {
        return SchemaRegistry.connect(quick("http://" + stub.authority(), more));
    }

    private static Map<String, Object> quick(String url, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("schema.registry.url", url);
        properties.put(RetryPolicy.TOTAL_WAIT_MS, 15);
        return properties;
    }

    private static String escaped(String text) {
        return text.replace("\"", "\\\"");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            ThrowingCallable call, FailureReason reason) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SerdeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static Consumer<Throwable> hides(String secret) {
        return failure -> assertThat(Throwables.getStackTraceAsString(failure)).doesNotContain(secret);
    }
}
