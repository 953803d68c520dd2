package io.switchboard.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker and controller in this process, listening on 127.0.0.1.
 *
 * <p>What was acknowledged survives {@link #stop}, and a kill of the process when the data folder is kept. One broker
 * may use a data folder at a time. Not safe for use by several threads.
 */
public final class KafkaBroker implements AutoCloseable {
    static final String PORT_SETTING = "--kafka-port";

    private final int port;
    private final DataFolder data;
    private @Nullable KafkaRaftServer server;

    private KafkaBroker(int port, DataFolder data) {
        this.port = port;
        this.data = data;
    }

    /**
     * Starts a broker; once this returns, clients can produce and consume.
     *
     * @param port 0 for any free port
     * @param dataDirectory kept as it is on {@link #close}; when empty, a temporary folder is used and removed
     * @throws PortTakenException when another process listens on the port
     */
    public static KafkaBroker start(int port, Optional<Path> dataDirectory) {
        int chosen = LoopbackPorts.choose(port, PORT_SETTING);
        KafkaBroker broker = new KafkaBroker(chosen, DataFolder.open(dataDirectory, "switchboard-kafka-"));
        try {
            broker.startAgain();
            return broker;
        } catch (Throwable failed) {
            broker.closeAfter(failed);
            throw failed;
        }
    }

    /** The value of {@code bootstrap.servers}, the same over stops and starts. */
    public String bootstrapServers() {
        return LoopbackPorts.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** The folder that holds the data; gone after {@link #close} when it is temporary. */
    public Path dataDirectory() {
        return data.path();
    }

    /** Starts the stopped broker on its port with its data; does nothing when it runs. */
    public void startAgain() {
        if (server != null) {
            return;
        }
        ExitGuard.install();
        LoopbackPorts.choose(port, PORT_SETTING);
        BrokerSettings settings = new BrokerSettings(port, LoopbackPorts.anyFree(), data.path());
        formatOnce(settings);
        server = new KafkaRaftServer(new KafkaConfig(settings.toProperties()), Time.SYSTEM);
        server.startup();
    }

    /** Stops the broker and keeps its data, as an outage would; does nothing when it is stopped. */
    public void stop() {
        if (server == null) {
            return;
        }
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    /** Stops the broker and removes its data folder when that is temporary. */
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

    private static void formatOnce(BrokerSettings settings) {
        if (Files.exists(settings.logDirectory().resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(settings.logDirectory().toString())
                    .addDirectory(settings.logDirectory().toString())
                    .run();
        } catch (Exception failed) {
            throw new IllegalStateException("cannot format " + settings.logDirectory() + " for Kafka", failed);
        }
    }
}
