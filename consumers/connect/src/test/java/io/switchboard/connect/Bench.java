package io.switchboard.connect;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.switchboard.local.LocalStack;
import io.switchboard.local.LocalStackOptions;
import io.switchboard.serde.SchemaRegistrar;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.TopicCreation;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * What the sinks are tested with: a broker, a registry, a database, and a worker between them. The topics have the
 * names that the connector files know.
 */
final class Bench implements AutoCloseable {
    static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
    private static final int PARTITIONS = 6;

    private final Path directory;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Database database;
    private final LocalStack stack;
    private final SchemaRegistry registry;
    private final Worker worker;

    private Bench(Path directory) throws IOException {
        this.directory = directory;
        try {
            database = opened(Database.start());
            stack = opened(LocalStack.start(LocalStackOptions.temporary()));
            registry = opened(SchemaRegistry.connect(
                    Map.of("schema.registry.url", stack.registryUrl().toString())));
            worker = opened(Worker.start(directory, environment()));
            prepareTopics();
        } catch (Throwable failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts all of it; the worker may need some seconds more.
     *
     * @param directory of the worker's files
     */
    static Bench start(Path directory) throws IOException {
        return new Bench(directory);
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    /** What the worker's settings and the connector files ask for. */
    private Map<String, String> environment() {
        return Map.of(
                "SWITCHBOARD_KAFKA",
                stack.bootstrapServers(),
                "SWITCHBOARD_REGISTRY",
                stack.registryUrl().resolve("/apis/registry/v2").toString(),
                "SWITCHBOARD_JDBC_URL",
                database.url(),
                "SWITCHBOARD_JDBC_USER",
                Database.USER,
                "SWITCHBOARD_JDBC_PASSWORD",
                Database.PASSWORD,
                "SWITCHBOARD_CHANGES_FILE",
                changesFile().toString());
    }

    /** Those of the buckets; the collector prepares its own. */
    private void prepareTopics() {
        List<Topic<?, ?>> topics = List.of(TOPICS.agentBuckets(), TOPICS.queueBuckets());
        topics.forEach(topic ->
                new SchemaRegistrar(registry).register(topic.subjects(), CompatibilityLevel.BACKWARD_TRANSITIVE));
        try (Admin admin = admin()) {
            new TopicCreation(admin).ensure(topics, PARTITIONS, (short) 1);
        }
    }

    Worker worker() {
        return worker;
    }

    /** What the file sink writes to. */
    Path changesFile() {
        return directory.resolve("changes.txt");
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    Said said() {
        return new Said(stack.bootstrapServers(), registry);
    }

    Tables tables() {
        return new Tables(database);
    }

    Writer writer() {
        return new Writer(Map.of("bootstrap.servers", stack.bootstrapServers()), registry);
    }

    Writer transactionalWriter(String id) {
        return new Writer(Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", id), registry);
    }

    Centre centre() {
        return new Centre(stack.bootstrapServers(), stack.registryUrl().toString(), directory);
    }

    @Override
    public void close() {
        Optional<Exception> failed = Optional.empty();
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failed = Optional.of(e);
            }
        }
        failed.ifPresent(e -> {
            throw new AssertionError(e);
        });
    }
}
