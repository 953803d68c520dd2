package io.switchboard.serde;

import io.switchboard.serde.contract.AgentKey;
import io.switchboard.serde.contract.AgentRow;
import io.switchboard.serde.contract.Status;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;

/** Records and schemas to test with. */
final class Rows {
    static final String TOPIC = "agents.state";
    static final Map<String, String> MOCK = Map.of("schema.registry.url", "mock://tests");

    private static final Instant OBSERVED = Instant.parse("2026-11-21T10:15:30.123Z");

    private Rows() {}

    static AgentKey key() {
        return new AgentKey("acme-sales", "4711");
    }

    /** Every nullable field filled. */
    static AgentRow full() {
        return new AgentRow("4711", Status.PAUSED, Status.READY, "Winter", 42, OBSERVED, OBSERVED.minusMillis(1));
    }

    /** Every nullable field null. */
    static AgentRow sparse() {
        return new AgentRow("4711", Status.READY, Status.OTHER, null, 0, OBSERVED, null);
    }

    /** The row's schema with some of its text replaced. */
    static Schema changed(String text, String replacement) {
        String schema = AgentRow.getClassSchema().toString();
        if (!schema.contains(text)) {
            throw new IllegalArgumentException(text + " is not in " + schema);
        }
        return new Schema.Parser().parse(schema.replace(text, replacement));
    }
}
