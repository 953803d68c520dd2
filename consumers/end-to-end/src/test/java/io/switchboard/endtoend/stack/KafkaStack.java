package io.switchboard.endtoend.stack;

import io.switchboard.serde.SchemaRegistry;
import java.util.Map;

/** A broker and a registry, wherever they run. */
public interface KafkaStack extends AutoCloseable {

    /**
     * Where they are found.
     *
     * @param bootstrapServers of the broker
     * @param registryUrl of the registry's API
     */
    record Addresses(String bootstrapServers, String registryUrl) {}

    /** By tests. */
    Addresses fromHere();

    /** By the programs that run over it. */
    Addresses fromPrograms();

    /** A client of the registry. */
    SchemaRegistry registry();

    default String bootstrapServers() {
        return fromHere().bootstrapServers();
    }

    default String registryUrl() {
        return fromHere().registryUrl();
    }

    /**
     * Settings of a consumer that reads what is committed already: a broker would hold back what it says at the end of
     * a topic for half a second, and the consumer waits for that before it closes.
     */
    default Map<String, Object> reading() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                "20");
    }

    @Override
    void close();
}
