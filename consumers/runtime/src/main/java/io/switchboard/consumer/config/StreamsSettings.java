package io.switchboard.consumer.config;

import io.switchboard.Status;
import io.switchboard.consumer.status.StatusMapping;
import io.switchboard.consumer.status.StatusMappings;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every Streams app needs to run.
 *
 * @param applicationId of the consumer group and the internal topics; two apps must not share one
 * @param stateDir where state stores lie; what is lost there is read from Kafka again
 * @param kafka any property of Kafka's clients and Streams
 * @param schemaRegistry any property of the registry's client
 * @param topics where to read and write
 * @param replicationFactor of topics that the app creates, at least 1
 * @param ops where health and metrics are served; empty for nowhere
 */
public record StreamsSettings(
        String applicationId,
        Path stateDir,
        Map<String, String> kafka,
        Map<String, String> schemaRegistry,
        Topics topics,
        short replicationFactor,
        Optional<OpsAddress> ops) {
    private static final Path STATE_DIR = Path.of("switchboard-data", "streams");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,100}");

    public StreamsSettings {
        kafka = Map.copyOf(kafka);
        schemaRegistry = Map.copyOf(schemaRegistry);
        if (applicationId.isBlank()) {
            throw new IllegalArgumentException("An application id must not be blank");
        }
        if (replicationFactor < 1) {
            throw new IllegalArgumentException("A replication factor is at least 1, not " + replicationFactor);
        }
    }

    /** Settings of an app that serves neither health nor metrics. */
    public StreamsSettings(
            String applicationId,
            Path stateDir,
            Map<String, String> kafka,
            Map<String, String> schemaRegistry,
            Topics topics,
            short replicationFactor) {
        this(applicationId, stateDir, kafka, schemaRegistry, topics, replicationFactor, Optional.empty());
    }

    /**
     * Reads the sections that all of Switchboard shares: {@code kafka}, {@code schema-registry} and {@code topics}.
     * Other sections of the file belong to other programs and are passed over.
     *
     * @param app the app's name: of its own section, which may hold {@code application-id}, {@code state-dir} and
     *     {@code ops}, too
     */
    public static StreamsSettings read(Section file, String app) {
        Section topics = file.section("topics").only("prefix", "partitions", "replication-factor");
        Section own = file.section(app);
        String name = topics.text("prefix", Topics.DEFAULT_PREFIX);
        String prefix = topics.make(() -> checked("prefix", name), Topics.DEFAULT_PREFIX);
        String id = own.text("application-id", prefix + "-" + app);
        Map<String, String> kafka = file.section("kafka").flat();
        Map<String, String> registry = file.section("schema-registry").flat();
        file.section("kafka").require(kafka, "bootstrap.servers");
        file.section("schema-registry").require(registry, "schema.registry.url");
        return new StreamsSettings(
                own.make(() -> checked("application-id", id), app),
                Path.of(own.text("state-dir", STATE_DIR.toString())),
                kafka,
                registry,
                new Topics(prefix),
                (short) topics.integer("replication-factor", 1, 1, 100),
                OpsAddress.read(own));
    }

    /** Reads how vendors' words are mapped: the section {@code statuses}, by vendor; it adds to the defaults. */
    public static StatusMappings readStatuses(Section file) {
        Section statuses = file.section("statuses").only("convoso", "kore");
        return new StatusMappings(
                StatusMapping.CONVOSO.with(statuses.section("convoso").all(StreamsSettings::status)),
                StatusMapping.KORE.with(statuses.section("kore").all(StreamsSettings::status)));
    }

    private static Status status(String text) {
        try {
            return Status.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be one of " + Arrays.toString(Status.values()), e);
        }
    }

    private static String checked(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " must be letters, digits, '.', '_' and '-'");
        }
        return name;
    }
}
