package io.switchboard.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The topics as an AsyncAPI 3 document, made from the catalogue and the schemas.
 *
 * @param topics all topics, under the prefix that the document shows
 * @param version the version of the contracts
 */
record AsyncApiDocument(Topics topics, String version) {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES, YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());
    private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";
    /** The version of AsyncAPI's Kafka bindings: the last one whose keys may be Avro. */
    private static final String BINDINGS = "0.4.0";

    private static final String DESCRIPTION = """
            What Switchboard writes to Kafka: changes of contact centres' agents, queues and figures, as vendors report them, and \
            what is made of them. The document is Switchboard's own: it sends, its subscribers receive.

            Every record is Avro in Confluent's wire format: a zero byte, the schema's id in four bytes, Avro binary. Subjects \
            are `<topic>-key` and `<topic>-value`, compatibility is BACKWARD_TRANSITIVE. Read with \
            `isolation.level=read_committed`. Keys begin with the account, and every topic is partitioned by the account \
            alone, so that all that belongs to an account is in order. `switchboard` is the prefix unless another is configured.""";

    /** The document as YAML. */
    String text() {
        try {
            return YAML.writeValueAsString(json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document as a tree. */
    static JsonNode parse(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private ObjectNode json() {
        ObjectNode document = YAML.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Switchboard's topics")
                .put("version", version)
                .put("description", DESCRIPTION);
        document.put("defaultContentType", "avro/binary");
        document.putObject("servers").set("quick-start", server());
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode messages = document.putObject("components").putObject("messages");
        for (Topic<?, ?> topic : topics.all()) {
            channels.set(id(topic), channel(topic));
            operations.set("send." + id(topic), operation(topic));
            messages.set(id(topic), message(topic));
        }
        return document;
    }

    private static ObjectNode server() {
        ObjectNode server = YAML.createObjectNode()
                .put("host", "localhost:9092")
                .put("protocol", "kafka")
                .put("description", "The broker and the registry of the quick start.");
        kafka(server)
                .put("schemaRegistryUrl", "http://localhost:8081/apis/ccompat/v7")
                .put("schemaRegistryVendor", "confluent");
        return server;
    }

    private ObjectNode channel(Topic<?, ?> topic) {
        ObjectNode channel = YAML.createObjectNode()
                .put("address", topic.name())
                .put("title", id(topic))
                .put("description", description(topic));
        channel.putArray("tags").addObject().put("name", group(topic));
        channel.putObject("messages").putObject(simpleName(topic)).put("$ref", "#/components/messages/" + id(topic));
        ObjectNode configuration = kafka(channel).put("topic", topic.name()).putObject("topicConfiguration");
        Map<String, String> kept = topic.retention().topicConfig();
        ArrayNode policies = configuration.putArray("cleanup.policy");
        Stream.of(kept.getOrDefault("cleanup.policy", "").split(",")).forEach(policies::add);
        Optional.ofNullable(kept.get("retention.ms"))
                .ifPresent(time -> configuration.put("retention.ms", Long.parseLong(time)));
        return channel;
    }

    private ObjectNode operation(Topic<?, ?> topic) {
        ObjectNode operation = YAML.createObjectNode().put("action", "send").put("summary", writer(topic));
        operation.putObject("channel").put("$ref", "#/channels/" + id(topic));
        operation
                .putArray("messages")
                .addObject()
                .put("$ref", "#/channels/" + id(topic) + "/messages/" + simpleName(topic));
        return operation;
    }

    private ObjectNode message(Topic<?, ?> topic) {
        ObjectNode message = YAML.createObjectNode()
                .put("name", topic.value().getName())
                .put("title", simpleName(topic))
                .put("summary", oneLine(topic.valueSchema()));
        if (isChanges(topic)) {
            message.set("headers", headers());
        }
        ObjectNode payload = message.putObject("payload").put("schemaFormat", AVRO);
        payload.set("schema", tree(topic.valueSchema()));
        ObjectNode binding = kafka(message);
        binding.set("key", tree(topic.keySchema()));
        binding.put("schemaIdLocation", "payload")
                .put("schemaIdPayloadEncoding", "confluent")
                .put("schemaLookupStrategy", "TopicNameStrategy");
        return message;
    }

    private static ObjectNode headers() {
        ObjectNode headers = YAML.createObjectNode().put("type", "object");
        headers.putObject("properties")
                .putObject("changed")
                .put("type", "string")
                .put(
                        "description",
                        "Of an update: the names of the fields that differ, comma separated. Absent otherwise.");
        return headers;
    }

    private static ObjectNode kafka(ObjectNode of) {
        return of.putObject("bindings").putObject("kafka").put("bindingVersion", BINDINGS);
    }

    private String description(Topic<?, ?> topic) {
        String kept = switch (topic.retention()) {
            case TIME -> "Kept for 14 days.";
            case LATEST ->
                "The latest row per key is kept without end; a tombstone, a record without a value, says that it is gone.";
            case LATEST_FOR_A_TIME -> "The latest value per key is kept, for 14 days.";
        };
        return dataset(topic)
                .map(dataset -> isChanges(topic)
                        ? "Every change of " + dataset.name() + ", one event each. " + kept
                        : "The rows of " + dataset.name() + " as they are now. " + kept)
                .orElse(oneLine(topic.valueSchema()) + " " + kept);
    }

    private String writer(Topic<?, ?> topic) {
        if (topics.ofCollector().contains(topic)) {
            return "The collector writes it, with all else of the same poll in one transaction.";
        }
        String program = topic.equals(topics.statusChanges()) ? "status-changes" : "five-minute-buckets";
        return program + " writes it, in one transaction with its place in what it reads.";
    }

    private String group(Topic<?, ?> topic) {
        return dataset(topic).map(Dataset::vendor).orElse("all vendors");
    }

    private Optional<Dataset<?, ?, ?>> dataset(Topic<?, ?> topic) {
        return Dataset.all().stream()
                .filter(dataset -> id(topic).startsWith(dataset.name() + "."))
                .findFirst();
    }

    private static boolean isChanges(Topic<?, ?> topic) {
        return topic.name().endsWith(".changes");
    }

    private String id(Topic<?, ?> topic) {
        return topic.name().substring(topics.prefix().length() + 1);
    }

    private static String simpleName(Topic<?, ?> topic) {
        return topic.value().getSimpleName();
    }

    private static String oneLine(Schema schema) {
        return schema.getDoc().replaceAll("\\s*\\R\\s*", " ").strip();
    }

    private static JsonNode tree(Schema schema) {
        return parse(PortableSchema.of(schema).toString());
    }
}
