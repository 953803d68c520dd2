package io.switchboard.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry (Apicurio, speaking Confluent's API) in a child process, listening on 127.0.0.1.
 *
 * <p>The child ends with this process, however that ends. What was registered survives {@link #stop}, and a kill when
 * the data folder is kept. Not safe for use by several threads.
 */
public final class RegistryServer implements AutoCloseable {
    static final String PORT_SETTING = "--registry-port";

    private final int port;
    private final DataFolder data;
    private final RegistryHome home;
    private @Nullable RegistryProcess process;

    private RegistryServer(int port, DataFolder data, RegistryHome home) {
        this.port = port;
        this.data = data;
        this.home = home;
    }

    /**
     * Starts a registry; once this returns, its API answers.
     *
     * @param port 0 for any free port
     * @param dataDirectory kept as it is on {@link #close}; when empty, a temporary folder is used and removed
     * @param registryHome the folder the registry was unpacked into
     * @throws PortTakenException when another process listens on the port
     * @throws IllegalArgumentException when the registry is not in {@code registryHome}
     * @throws IllegalStateException when the child ends or does not answer in time; the message has its last words
     */
    public static RegistryServer start(int port, Optional<Path> dataDirectory, Path registryHome) {
        RegistryHome home = new RegistryHome(registryHome);
        int chosen = LoopbackPorts.choose(port, PORT_SETTING);
        RegistryServer registry =
                new RegistryServer(chosen, DataFolder.open(dataDirectory, "switchboard-registry-"), home);
        try {
            registry.startAgain();
            return registry;
        } catch (Throwable failed) {
            registry.closeAfter(failed);
            throw failed;
        }
    }

    /** The value of {@code schema.registry.url}, the same over stops and starts. */
    public URI url() {
        return URI.create("http://%s:%d/apis/ccompat/v7".formatted(LoopbackPorts.HOST, port));
    }

    public int port() {
        return port;
    }

    /** The folder that holds the data; gone after {@link #close} when it is temporary. */
    public Path dataDirectory() {
        return data.path();
    }

    /** The process id of the child; empty while the registry is stopped. */
    public OptionalLong pid() {
        return process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
    }

    /** Starts the stopped registry on its port with its data; does nothing when it runs. */
    public void startAgain() {
        if (process != null) {
            return;
        }
        LoopbackPorts.choose(port, PORT_SETTING);
        RegistryCommand command = new RegistryCommand(port, LoopbackPorts.anyFree(), data.path(), home);
        process = RegistryProcess.start(command, URI.create(url() + "/subjects"));
    }

    /** Stops the registry and keeps its data, as an outage would; does nothing when it is stopped. */
    public void stop() {
        if (process == null) {
            return;
        }
        process.stop();
        process = null;
    }

    /** Stops the registry and removes its data folder when that is temporary. */
    @Override
    public void close() {
        stop();
        data.close();
    }

    private void closeAfter(Throwable failed) {
        try {
            close();
        } catch (RuntimeException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
