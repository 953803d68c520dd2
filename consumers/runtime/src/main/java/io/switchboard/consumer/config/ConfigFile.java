package io.switchboard.consumer.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads a YAML file. */
public final class ConfigFile {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ConfigFile() {}

    /**
     * Reads a file with the process's environment.
     *
     * @throws InvalidConfigException with every fault
     */
    public static <T> T read(Path file, Function<Section, T> reading) {
        try {
            return parse(file.toString(), Files.readString(file), System.getenv(), reading);
        } catch (IOException e) {
            throw new InvalidConfigException(file.toString(), List.of("the file cannot be read: " + e));
        }
    }

    static <T> T parse(String name, String yaml, Map<String, String> environment, Function<Section, T> reading) {
        List<String> faults = new ArrayList<>();
        T config = reading.apply(new Section("", tree(name, yaml), new Placeholders(environment), faults));
        if (!faults.isEmpty()) {
            throw new InvalidConfigException(name, faults);
        }
        return config;
    }

    private static JsonNode tree(String name, String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            // The message without the excerpt: that may hold a secret.
            String where =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new InvalidConfigException(
                    name, List.of("it is not YAML: " + firstLine(e.getOriginalMessage()) + where));
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
