package io.switchboard.endtoend;

import io.switchboard.serde.Registry;

/** A broker and a registry, wherever they run. */
interface KafkaStack extends AutoCloseable {

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
    Registry registry();

    default String bootstrapServers() {
        return fromHere().bootstrapServers();
    }

    default String registryUrl() {
        return fromHere().registryUrl();
    }

    @Override
    void close();
}
