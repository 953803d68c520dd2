package io.switchboard.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A broker and a registry, started together. Closing it leaves no process and no temporary folder behind. */
public final class LocalStack implements AutoCloseable {
    private final Broker broker;
    private final Registry registry;

    private LocalStack(Broker broker, Registry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /**
     * Starts both; once this returns, both answer.
     *
     * @throws PortTakenException when a port is taken; nothing was started then
     */
    public static LocalStack start(LocalStackOptions options) {
        Ports.choose(options.kafkaPort(), Broker.PORT_SETTING);
        Ports.choose(options.registryPort(), Registry.PORT_SETTING);
        Optional<Path> registryData = options.dataDirectory().map(directory -> directory.resolve("registry"));
        Optional<Path> kafkaData = options.dataDirectory().map(directory -> directory.resolve("kafka"));
        CompletableFuture<Registry> registry = CompletableFuture.supplyAsync(
                () -> Registry.start(options.registryPort(), registryData, options.registryHome()),
                Thread.ofVirtual()::start);
        Broker broker = startBeside(registry, options.kafkaPort(), kafkaData);
        try {
            return new LocalStack(broker, registry.join());
        } catch (CompletionException failed) {
            broker.close();
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** A broker that fails takes the starting registry along. */
    private static Broker startBeside(CompletableFuture<Registry> registry, int port, Optional<Path> data) {
        try {
            return Broker.start(port, data);
        } catch (Throwable failed) {
            registry.handle((started, ignored) -> started)
                    .thenAccept(started -> Optional.ofNullable(started).ifPresent(Registry::close))
                    .join();
            throw failed;
        }
    }

    public Broker broker() {
        return broker;
    }

    public Registry registry() {
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
