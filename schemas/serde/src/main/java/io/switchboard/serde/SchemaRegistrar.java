package io.switchboard.serde;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Brings a registry to the state that a set of schemas needs. Can be repeated, and run by many processes at once: what
 * is there already is left alone.
 */
public final class SchemaRegistrar {
    private final SchemaRegistry registry;

    public SchemaRegistrar(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * Sets the compatibility of every subject, then registers its schema.
     *
     * @param schemas by subject, see {@link SchemaRole#subject}
     * @return the ids by subject
     * @throws SchemasRefusedException with every subject that failed; the others are registered
     * @throws SerdeException UNAVAILABLE, at the first call that no retry could save
     */
    public Map<String, Integer> register(Map<String, Schema> schemas, CompatibilityLevel level) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        Map<String, SerdeException> refused = new LinkedHashMap<>();
        schemas.forEach((subject, schema) -> {
            try {
                ids.put(subject, register(subject, schema, level));
            } catch (SerdeException e) {
                if (e.reason() == FailureReason.UNAVAILABLE) {
                    throw e;
                }
                refused.put(subject, e);
            }
        });
        if (!refused.isEmpty()) {
            throw new SchemasRefusedException(refused);
        }
        return ids;
    }

    private int register(String subject, Schema schema, CompatibilityLevel level) {
        boolean compatibilityIsSet = ensureCompatibility(subject, level);
        int id = registry.register(subject, schema);
        if (!compatibilityIsSet && !ensureCompatibility(subject, level)) {
            throw SerdeException.of(
                            FailureReason.REFUSED, "The registry does not keep a compatibility level for the subject")
                    .onSubject(subject);
        }
        return id;
    }

    /** False where the registry does not take a level for a subject that has no schema yet, as Apicurio's does not. */
    private boolean ensureCompatibility(String subject, CompatibilityLevel level) {
        if (hasCompatibility(subject, level)) {
            return true;
        }
        try {
            registry.setCompatibility(subject, level);
            return true;
        } catch (SerdeException e) {
            if (e.reason() == FailureReason.UNKNOWN_SCHEMA) {
                return false;
            }
            if (e.reason() != FailureReason.UNAVAILABLE && hasCompatibility(subject, level)) {
                return true; // Another process set it at the same time.
            }
            throw e;
        }
    }

    private boolean hasCompatibility(String subject, CompatibilityLevel level) {
        return registry.findCompatibility(subject).filter(level::equals).isPresent();
    }
}
