package io.switchboard.collector.target;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.switchboard.collector.target.Configuration.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the whole file and reports every fault together.
 *
 * @param file YAML
 * @param substitution gives the values that the file only names
 */
record ConfigurationFile(Path file, Substitution substitution) {

    /** Sections of the consumer apps, which may share the file. */
    private static final Set<String> OF_THE_CONSUMERS = Set.of("statuses", "status-changes", "five-minute-buckets");

    private static final Pattern BROKERS = Pattern.compile("[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*");

    Reading load() {
        try {
            return read(tree());
        } catch (NoSuchFileException e) {
            return refused("does not exist");
        } catch (JsonProcessingException e) {
            // The parser's own words may repeat a line of the file, and with it a secret.
            var where = Optional.ofNullable(e.getLocation());
            return refused("is not YAML at line %s, column %s; look for a tab, a missing space after a colon, an"
                    .concat(" unclosed quote or a repeated key")
                    .formatted(
                            where.map(at -> at.getLineNr()).orElse(0),
                            where.map(at -> at.getColumnNr()).orElse(0)));
        } catch (IOException e) {
            return refused("cannot be read");
        }
    }

    private JsonNode tree() throws IOException {
        ObjectMapper mapper = new YAMLMapper(YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // The builder, unlike the mapper, leaves a key without a value as an empty text.
                .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                .build());
        try (JsonParser parser = mapper.createParser(Files.readString(file))) {
            JsonNode tree = mapper.readTree(new VerbatimParser(parser));
            return tree == null ? MissingNode.getInstance() : tree;
        }
    }

    private Reading read(JsonNode tree) {
        Findings findings = new Findings(substitution);
        Section root = Section.of("", tree, findings);
        ClientProperties kafka = kafka(root.section("kafka"));
        ClientProperties registry = registry(root.section("schema-registry"));
        TopicSettings topics = TopicSettings.read(root.section("topics"));
        List<Account> accounts = accounts(root);
        OpsAddress ops = OpsAddress.read(root.section("ops"));
        root.passOver(OF_THE_CONSUMERS);
        root.refuseTheRest();
        List<Fault> faults = findings.faults();
        return faults.isEmpty()
                ? new Reading.Loaded(new Configuration(kafka, registry, topics, accounts, ops, findings.redactor()))
                : new Reading.Faulty(faults);
    }

    private static ClientProperties kafka(Section section) {
        ClientProperties kafka = ClientProperties.read(section, Configuration.KAFKA_DEFAULT);
        String servers = kafka.reveal().getOrDefault("bootstrap.servers", "");
        if (!BROKERS.matcher(servers).matches()) {
            section.fault("bootstrap.servers", '"' + servers + "\" is no list of brokers; write host:9092,other:9092");
        }
        return kafka;
    }

    private static ClientProperties registry(Section section) {
        ClientProperties registry = ClientProperties.read(section, Configuration.REGISTRY_DEFAULT);
        String urls = registry.reveal().getOrDefault("schema.registry.url", "");
        if (!List.of(urls.split(",", -1)).stream().allMatch(url -> url.strip().matches("https?://[^\\s/].*"))) {
            section.fault("schema.registry.url", '"' + urls + "\" is no web address; write http://host:8081");
        }
        return registry;
    }

    private static List<Account> accounts(Section root) {
        List<Section> sections = root.list("accounts");
        if (sections.isEmpty()) {
            root.fault("accounts", "names no account; at least one is polled");
        }
        List<Account> accounts = new ArrayList<>();
        Map<String, Section> owners = new HashMap<>();
        for (Section section : sections) {
            Account.read(section).ifPresent(accounts::add);
            String name = section.has("name") ? section.get("name", "", Form.TEXT) : "";
            Section owner = owners.putIfAbsent(name, section);
            if (owner != null && !name.isEmpty()) {
                section.fault("name", '"' + name + "\" is the name of " + owner.path() + " too");
            }
        }
        return accounts;
    }

    private Reading refused(String message) {
        return new Reading.Faulty(List.of(new Fault(file.toString(), message)));
    }
}
