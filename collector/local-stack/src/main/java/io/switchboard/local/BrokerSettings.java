package io.switchboard.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configuration of the one-node broker. Every line that differs from Kafka's default says why. */
record BrokerSettings(int port, int controllerPort, Path logDirectory) {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String BROKER_LISTENER = "BROKER";
    private static final String INTERNAL_PARTITIONS = "5";
    private static final String NO_LIMIT = String.valueOf(Long.MAX_VALUE);

    Map<String, String> toProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.putAll(oneNode());
        properties.putAll(oneReplica());
        properties.putAll(quickStart());
        properties.putAll(simulatedTime());
        properties.putAll(littleMemory());
        return properties;
    }

    private Map<String, String> oneNode() {
        String client = "%s://%s:%d".formatted(BROKER_LISTENER, LoopbackPorts.HOST, port);
        String controller = "%s:%d".formatted(LoopbackPorts.HOST, controllerPort);
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE_ID),
                "listeners",
                "%s,%s://%s".formatted(client, CONTROLLER_LISTENER, controller),
                "advertised.listeners",
                client,
                "listener.security.protocol.map",
                "%s:PLAINTEXT,%s:PLAINTEXT".formatted(BROKER_LISTENER, CONTROLLER_LISTENER),
                "inter.broker.listener.name",
                BROKER_LISTENER,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "controller.quorum.voters",
                "%d@%s".formatted(NODE_ID, controller),
                "log.dirs",
                logDirectory.toString(),
                // Topics are declared, with their partitions and clean-up; a misspelt name has to fail here as
                // elsewhere.
                "auto.create.topics.enable",
                "false");
    }

    private static Map<String, String> oneReplica() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    private static Map<String, String> quickStart() {
        return Map.of(
                // What a killed producer left open is looked for every 10 s by default; who comes after it waits.
                "transaction.abort.timed.out.transaction.cleanup.interval.ms",
                "1000",
                // A consumer group forms at once instead of waiting 3 s for more members.
                "group.initial.rebalance.delay.ms",
                "0",
                // 50 partitions of each by default: files and threads for nothing.
                "offsets.topic.num.partitions",
                INTERNAL_PARTITIONS,
                "transaction.state.log.num.partitions",
                INTERNAL_PARTITIONS,
                "share.coordinator.state.topic.num.partitions",
                INTERNAL_PARTITIONS,
                // Fail instead of waiting without end.
                "server.max.startup.time.ms",
                "60000");
    }

    private static Map<String, String> simulatedTime() {
        return Map.of(
                // The clock of the simulated contact centre may be far before or after the clock on the wall.
                "log.message.timestamp.before.max.ms", NO_LIMIT,
                "log.message.timestamp.after.max.ms", NO_LIMIT);
    }

    private static Map<String, String> littleMemory() {
        return Map.of(
                // 128 MB of heap by default.
                "log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024),
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2");
    }
}
