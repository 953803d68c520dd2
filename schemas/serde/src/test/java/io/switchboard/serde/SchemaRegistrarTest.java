package io.switchboard.serde;

import static io.confluent.kafka.schemaregistry.CompatibilityLevel.BACKWARD_TRANSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.switchboard.serde.contract.AgentKey;
import io.switchboard.serde.contract.AgentRow;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaRegistrarTest {
    private static final Map<String, Schema> SCHEMAS = Map.of(
            "a-key", AgentKey.getClassSchema(),
            "a-value", AgentRow.getClassSchema(),
            "b-value", AgentRow.getClassSchema());

    private final Client client = new Client();
    private final SchemaRegistrar registrar = new SchemaRegistrar(SchemaRegistry.over(client, Rows.MOCK));

    @Test
    void shouldSetTheCompatibilityAndRegister() throws Exception {
        Map<String, Integer> ids = registrar.register(SCHEMAS, BACKWARD_TRANSITIVE);

        assertThat(ids).containsOnlyKeys("a-key", "a-value", "b-value");
        assertThat(ids.get("a-value")).isEqualTo(ids.get("b-value"));
        for (String subject : SCHEMAS.keySet()) {
            assertThat(client.getCompatibility(subject)).isEqualTo("BACKWARD_TRANSITIVE");
        }
    }

    @Test
    void shouldLeaveAloneWhatIsThere() {
        Map<String, Integer> first = registrar.register(SCHEMAS, BACKWARD_TRANSITIVE);
        int writes = client.compatibilityWrites;

        assertThat(registrar.register(SCHEMAS, BACKWARD_TRANSITIVE)).isEqualTo(first);
        assertThat(client.compatibilityWrites).isEqualTo(writes);
    }

    @Test
    void shouldSetTheCompatibilityLaterWhereTheSubjectMustComeFirst() throws Exception {
        client.subjectFirst = true;

        registrar.register(SCHEMAS, BACKWARD_TRANSITIVE);

        assertThat(client.getCompatibility("a-value")).isEqualTo("BACKWARD_TRANSITIVE");
    }

    @Test
    void shouldReportEverySubjectThatFailsAndRegisterTheOthers() throws Exception {
        client.incompatible.addAll(Set.of("a-key", "b-value"));

        var refused = catchThrowableOfType(
                SchemasRefusedException.class, () -> registrar.register(SCHEMAS, BACKWARD_TRANSITIVE));

        assertThat(refused.refused()).containsOnlyKeys("a-key", "b-value");
        assertThat(refused).hasMessageContaining("2 subjects").hasMessageContaining("subject b-value");
        assertThat(client.getAllVersions("a-value")).hasSize(1);
    }

    @Test
    void shouldBeSafeForManyAtOnce() throws Exception {
        List<Map<String, Integer>> ids = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> registrar.register(SCHEMAS, BACKWARD_TRANSITIVE))
                .distinct()
                .toList();

        assertThat(ids).hasSize(1);
        assertThat(client.getAllVersions("a-value")).hasSize(1);
    }

    /** Confluent's mock, with a mind of its own. */
    private static final class Client extends MockSchemaRegistryClient {
        private final Set<String> incompatible = new HashSet<>();
        private final Set<String> levels = new HashSet<>();
        private boolean subjectFirst;
        private int compatibilityWrites;

        @Override
        public synchronized int register(String subject, ParsedSchema schema) throws IOException, RestClientException {
            if (incompatible.contains(subject)) {
                throw new RestClientException("Schema being registered is incompatible", 409, 409);
            }
            return super.register(subject, schema);
        }

        @Override
        public synchronized Config updateConfig(String subject, Config config) throws IOException, RestClientException {
            if (subjectFirst && !getAllSubjects().contains(subject)) {
                throw new RestClientException("Subject not found", 404, 40_401);
            }
            compatibilityWrites++;
            levels.add(subject);
            return super.updateConfig(subject, config);
        }

        @Override
        public synchronized Config getConfig(String subject) throws IOException, RestClientException {
            if (!levels.contains(subject)) {
                throw new RestClientException("Subject has no compatibility of its own", 404, 40_408);
            }
            return super.getConfig(subject);
        }
    }
}
