package io.switchboard.serde;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.event.RetryOnRetryEvent;
import io.switchboard.topic.PortableSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry: Confluent's client, plus patience while the registry is down and failures that say what to do.
 * Answers are cached by the client. Calls block and are safe from any thread.
 */
public final class SchemaRegistry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);
    private static final int CACHED_SCHEMAS = 1_000;

    private final SchemaRegistryClient client;
    private final RegistryProperties properties;
    private final Retry retry;

    private SchemaRegistry(SchemaRegistryClient client, RegistryProperties properties) {
        this.client = client;
        this.properties = properties;
        this.retry = Retry.of("schema-registry", properties.retry().toConfig());
        this.retry.getEventPublisher().onRetry(this::logRetry);
    }

    /**
     * A registry over HTTP. Nothing is sent before the first call.
     *
     * @param properties {@code schema.registry.url} and any other property of Confluent's client, besides
     *     {@code auto.register.schemas} (true), {@code switchboard.registry.attempts} (5) and
     *     {@code switchboard.registry.total.wait.ms} (10000)
     * @throws org.apache.kafka.common.config.ConfigException naming the property that cannot work
     */
    public static SchemaRegistry connect(Map<String, ?> properties) {
        RegistryProperties checked = RegistryProperties.from(properties);
        SchemaRegistryClient client = SchemaRegistryClientFactory.newClient(
                checked.addresses(), CACHED_SCHEMAS, List.of(new AvroSchemaProvider()), checked.client(), Map.of());
        return new SchemaRegistry(client, checked);
    }

    /**
     * A registry over a client of the caller's, such as Confluent's mock; the properties are those of {@link #connect}.
     */
    public static SchemaRegistry over(SchemaRegistryClient client, Map<String, ?> properties) {
        return new SchemaRegistry(client, RegistryProperties.from(properties));
    }

    /**
     * The id of a schema that is to be written: registered if need be, unless {@code auto.register.schemas} is false.
     *
     * @throws SerdeException with the subject
     */
    public int idForWriting(String subject, Schema schema) {
        return properties.autoRegister() ? register(subject, schema) : lookUp(subject, schema);
    }

    /**
     * Registers a schema, or finds it registered already.
     *
     * @throws SerdeException with the subject; INCOMPATIBLE with the registry's own words
     */
    public int register(String subject, Schema schema) {
        AvroSchema parsed = new AvroSchema(PortableSchema.of(schema));
        try {
            return call("register a schema of " + subject, () -> client.register(subject, parsed));
        } catch (SerdeException refused) {
            if (refused.reason() != FailureReason.INCOMPATIBLE) {
                throw refused.onSubject(subject);
            }
            // Another process may have registered the very same at the same time, and this one lost the race.
            return findId(subject, parsed).orElseThrow(() -> refused.onSubject(subject));
        }
    }

    /**
     * Finds the id of a registered schema.
     *
     * @throws SerdeException with the subject; UNKNOWN_SCHEMA if it is not registered there
     */
    public int lookUp(String subject, Schema schema) {
        AvroSchema parsed = new AvroSchema(PortableSchema.of(schema));
        try {
            return call("look up a schema of " + subject, () -> client.getId(subject, parsed));
        } catch (SerdeException e) {
            throw e.onSubject(subject);
        }
    }

    /**
     * The schema with this id.
     *
     * @throws SerdeException with the id; UNKNOWN_SCHEMA if there is none
     */
    public Schema schema(int id) {
        try {
            Object schema =
                    call("fetch a schema", () -> client.getSchemaById(id).rawSchema());
            if (schema instanceof Schema avro) {
                return avro;
            }
            throw SerdeException.of(FailureReason.UNREADABLE, "The schema is not an Avro schema");
        } catch (SerdeException e) {
            throw e.onSchema(id);
        }
    }

    /** The subject's own compatibility level; empty where it has none and the registry's default holds. */
    Optional<CompatibilityLevel> findCompatibility(String subject) {
        try {
            String level = call("read the compatibility of " + subject, () -> client.getCompatibility(subject));
            return Optional.ofNullable(CompatibilityLevel.forName(level));
        } catch (SerdeException e) {
            if (e.reason() == FailureReason.UNKNOWN_SCHEMA) {
                return Optional.empty();
            }
            throw e.onSubject(subject);
        }
    }

    void setCompatibility(String subject, CompatibilityLevel level) {
        try {
            call("set the compatibility of " + subject, () -> client.updateCompatibility(subject, level.name));
        } catch (SerdeException e) {
            throw e.onSubject(subject);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            LOG.warn("Closing the client of the schema registry at {} failed", properties, e);
        }
    }

    /** The addresses, without credentials. */
    @Override
    public String toString() {
        return "Registry[" + properties + "]";
    }

    private Optional<Integer> findId(String subject, AvroSchema schema) {
        try {
            return Optional.of(call("look up a schema of " + subject, () -> client.getId(subject, schema)));
        } catch (SerdeException e) {
            if (e.reason() == FailureReason.UNKNOWN_SCHEMA) {
                return Optional.empty();
            }
            throw e.onSubject(subject);
        }
    }

    private <T> T call(String purpose, Callable<T> call) {
        try {
            return retry.executeCallable(call);
        } catch (Exception e) {
            FailureReason reason = RegistryFaults.reasonOf(e);
            String said = properties.redaction().clean(saidBy(e));
            String problem = RegistryProblems.describe(reason, purpose, properties, said);
            throw SerdeException.of(reason, problem, properties.redaction().harmless(e));
        }
    }

    /** An I/O failure often says nothing without its type, such as the bare host name of an unknown host. */
    private static String saidBy(Exception failure) {
        return failure instanceof RestClientException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private void logRetry(RetryOnRetryEvent event) {
        LOG.warn(
                "The schema registry at {} does not work (attempt {} of {}): {}. Trying again in {} ms",
                properties,
                event.getNumberOfRetryAttempts(),
                properties.retry().attempts(),
                properties.redaction().clean(String.valueOf(event.getLastThrowable())),
                event.getWaitInterval().toMillis());
    }
}
