package io.switchboard.serde;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/** Some schemas could not be registered; says which and why, all at once. */
public final class SchemasRefusedException extends KafkaException {
    private static final long serialVersionUID = 1;

    private final transient Map<String, SerdeException> refused;

    SchemasRefusedException(Map<String, SerdeException> refused) {
        super(refused.size() + " subjects failed:\n"
                + refused.values().stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
        this.refused = Map.copyOf(refused);
        refused.values().forEach(this::addSuppressed);
    }

    /** What failed, by subject. */
    public Map<String, SerdeException> refused() {
        return refused;
    }
}
