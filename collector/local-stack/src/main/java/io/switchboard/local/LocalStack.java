package io.switchboard.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A broker and a registry, started together. Closing it leaves no process and no temporary folder behind. */
public final class LocalStack implements AutoCloseable {
    private final KafkaBroker broker;
    private final RegistryServer registry;

    private LocalStack(KafkaBroker broker, RegistryServer registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /**
     * Starts both; once this returns, both answer.
     *
     * @throws PortTakenException when a port is taken; nothing was started then
     */
    public static LocalStack start(LocalStackOptions options) {
        LoopbackPorts.choose(options.kafkaPort(), KafkaBroker.PORT_SETTING);
        LoopbackPorts.choose(options.registryPort(), RegistryServer.PORT_SETTING);
        Optional<Path> registryData = options.dataDirectory().map(directory -> directory.resolve("registry"));
        Optional<Path> kafkaData = options.dataDirectory().map(directory -> directory.resolve("kafka"));
        CompletableFuture<RegistryServer> registry = CompletableFuture.supplyAsync(
                () -> RegistryServer.start(options.registryPort(), registryData, options.registryHome()),
                Thread.ofVirtual()::start);
        KafkaBroker broker = startBeside(registry, options.kafkaPort(), kafkaData);
        try {
            return new LocalStack(broker, registry.join());
        } catch (CompletionException failed) {
            broker.close();
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** A broker that fails takes the starting registry along. */
    private static KafkaBroker startBeside(CompletableFuture<RegistryServer> registry, int port, Optional<Path> data) {
        try {
            return KafkaBroker.start(port, data);
        } catch (Throwable failed) {
            registry.handle((started, ignored) -> started)
                    .thenAccept(started -> Optional.ofNullable(started).ifPresent(RegistryServer::close))
                    .join();
            throw failed;
        }
    }

    public KafkaBroker broker() {
        return broker;
    }

    public RegistryServer registry() {
        return registry;
    }

    /** The value of {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The value of {@code schema.registry.url}. */
    public URI registryUrl() {
        return registry.url();
    }

    @Override
    public void close() {
        try (broker) {
            registry.close();
        }
    }
}
