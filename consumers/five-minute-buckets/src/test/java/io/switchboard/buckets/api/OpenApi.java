package io.switchboard.buckets.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The description of the API in {@code openapi.yaml}, and whether a response is as it says. */
final class OpenApi {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ObjectNode document;

    private OpenApi(ObjectNode document) {
        this.document = document;
    }

    static OpenApi read() {
        try {
            return new OpenApi((ObjectNode)
                    new YAMLMapper().readTree(Path.of("openapi.yaml").toFile()));
        } catch (JacksonException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths that are described. */
    List<String> paths() {
        return document.path("paths").properties().stream()
                .map(path -> path.getKey())
                .toList();
    }

    /** Whether the method of a path is described. */
    boolean has(String method, String path) {
        return operation(method, path).isObject();
    }

    /** The statuses that are described. */
    List<String> statuses(String method, String path) {
        return operation(method, path).path("responses").properties().stream()
                .map(status -> status.getKey())
                .toList();
    }

    /** The parameters of the query. */
    List<JsonNode> parameters(String path) {
        return Stream.of(operation("GET", path).path("parameters"))
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    /** Whether a value is one that the description of a parameter allows. */
    boolean allows(JsonNode parameter, JsonNode value) {
        return faults(parameter.path("schema"), value).isEmpty();
    }

    /** Asserts that the response is described: status, content type, headers and body. */
    void check(String method, String path, HttpResponse<String> response) {
        JsonNode described =
                resolved(operation(method, path).path("responses").path(Integer.toString(response.statusCode())));
        assertThat(described.isObject())
                .as("%s %s describes %d", method, path, response.statusCode())
                .isTrue();
        String type = response.headers().firstValue("content-type").orElse("");
        JsonNode content = described.path("content").path(type);
        assertThat(content.isObject()).as("content type %s", type).isTrue();
        described.path("headers").properties().stream()
                .filter(header -> header.getValue().path("required").asBoolean())
                .forEach(header -> assertThat(response.headers().firstValue(header.getKey()))
                        .as(header.getKey())
                        .isPresent());
        assertThat(faults(content.path("schema"), Client.json(response))).isEmpty();
    }

    private JsonNode operation(String method, String path) {
        return document.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** A schema of the document refers to others of it, so it is checked with all of them beside it. */
    private List<?> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", document.path("components"));
        return SCHEMAS.getSchema(whole).validate(value);
    }
}
