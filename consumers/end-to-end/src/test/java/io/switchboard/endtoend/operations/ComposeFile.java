package io.switchboard.endtoend.operations;

import io.switchboard.endtoend.docs.Readme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** The services of docker-compose.yml, by name, with what is merged into them. */
record ComposeFile(Map<String, Service> services) {

    /** A service as the file has it. */
    record Service(Map<?, ?> text) {

        String image() {
            return find("image").orElseThrow(() -> new AssertionError("no image: " + text));
        }

        /** Text, where the service has such a key. */
        Optional<String> find(String key) {
            return Optional.ofNullable(text.get(key)).map(Object::toString);
        }

        boolean has(String key) {
            return text.containsKey(key);
        }

        List<String> list(String key) {
            return text.get(key) instanceof List<?> all
                    ? all.stream().map(Object::toString).toList()
                    : List.of();
        }

        /** What a container runs to know whether it is healthy. */
        String healthCommand() {
            return new Service(section("healthcheck"))
                    .list("test").stream().skip(1).collect(Collectors.joining(" "));
        }

        Map<?, ?> section(String key) {
            return text.get(key) instanceof Map<?, ?> section ? section : Map.of();
        }
    }

    static ComposeFile load() {
        try (var reader = Files.newBufferedReader(Readme.ROOT.resolve("docker-compose.yml"))) {
            Map<?, ?> file = new Yaml().load(reader);
            Map<String, Service> services = new LinkedHashMap<>();
            if (file.get("services") instanceof Map<?, ?> all) {
                all.forEach((name, text) -> services.put(name.toString(), new Service((Map<?, ?>) text)));
            }
            return new ComposeFile(services);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Service service(String name) {
        return Optional.ofNullable(services.get(name)).orElseThrow(() -> new AssertionError("no service " + name));
    }

    /** The image of a service. */
    String image(String service) {
        return service(service).image();
    }
}
