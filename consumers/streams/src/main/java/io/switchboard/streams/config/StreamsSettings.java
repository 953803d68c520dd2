package io.switchboard.streams.config;

import io.switchboard.Status;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.TopicSettings;
import io.switchboard.platform.config.ValueFormat;
import io.switchboard.streams.status.StatusMapping;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        ClientProperties kafka,
        ClientProperties schemaRegistry,
        Topics topics,
        short replicationFactor,
        Optional<OpsAddress> ops) {
    private static final Path STATE_DIR = Path.of("switchboard-data", "streams");
    private static final ValueFormat<String> APPLICATION_ID = ValueFormat.matching(
            "an application id", "write letters, digits, '.', '_' and '-'", Pattern.compile("[a-zA-Z0-9._-]{1,200}"));
    private static final ValueFormat<Path> FOLDER = new ValueFormat<>("a folder", "write its path", Path::of);
    private static final ValueFormat<Status> STATUS = ValueFormat.oneOf(
            "a status", Stream.of(Status.values()).collect(Collectors.toMap(Status::name, Function.identity())));

    public StreamsSettings {
        new RecordRules()
                .matches("application-id", applicationId, APPLICATION_ID)
                .between("replication-factor", replicationFactor, 1, Short.MAX_VALUE)
                .check();
    }

    /** Settings of an app that serves neither health nor metrics. */
    public StreamsSettings(
            String applicationId,
            Path stateDir,
            ClientProperties kafka,
            ClientProperties schemaRegistry,
            Topics topics,
            short replicationFactor) {
        this(applicationId, stateDir, kafka, schemaRegistry, topics, replicationFactor, Optional.empty());
    }

    /**
     * Reads what every app needs: {@code kafka}, {@code schema-registry} and {@code topics}, which all programs share,
     * and of the app's own section {@code application-id}, {@code state-dir} and {@code ops}.
     *
     * @param app the app's name: of its own section
     */
    public static StreamsSettings read(ConfigSection root, String app) {
        ConfigSection own = root.section(app);
        TopicSettings topics = TopicSettings.read(root);
        ClientProperties kafka = ClientProperties.kafka(root);
        ClientProperties registry = ClientProperties.schemaRegistry(root);
        String id = own.get("application-id", topics.prefix() + "-" + app, APPLICATION_ID);
        Path stateDir = own.get("state-dir", STATE_DIR, FOLDER);
        Optional<OpsAddress> ops = OpsAddress.find(own);
        return new StreamsSettings(
                id, stateDir, kafka, registry, topics.topics(), (short) topics.replicationFactor(), ops);
    }

    /** Reads how vendors' words are mapped: the section {@code statuses}, by vendor; it adds to the defaults. */
    public static StatusMappings readStatuses(ConfigSection root) {
        ConfigSection statuses = root.section("statuses");
        return new StatusMappings(
                StatusMapping.CONVOSO.with(words(statuses.section("convoso"))),
                StatusMapping.KORE.with(words(statuses.section("kore"))));
    }

    private static Map<String, Status> words(ConfigSection vendor) {
        Map<String, Status> words = new LinkedHashMap<>();
        vendor.keys().forEach(word -> vendor.find(word, STATUS).ifPresent(status -> words.put(word, status)));
        return words;
    }
}
