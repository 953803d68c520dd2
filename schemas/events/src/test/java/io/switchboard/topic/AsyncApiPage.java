package io.switchboard.topic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * An AsyncAPI document of Kafka topics with Avro in them as a page of HTML that needs nothing beside itself.
 *
 * @param document the document, as a tree
 */
record AsyncApiPage(JsonNode document) {
    /** The whole page. */
    String text() {
        JsonNode info = document.get("info");
        return Html.template("page.html")
                .formatted(
                        text(info, "/title"),
                        Html.template("style.css"),
                        groups(this::navigation),
                        text(info, "/version"),
                        text(document, "/asyncapi"),
                        Html.paragraphs(info.get("description").asText()),
                        servers(),
                        sections());
    }

    private String servers() {
        return document.get("servers").properties().stream()
                .map(server -> "<p>%s Brokers: %s, registry: %s</p>"
                        .formatted(
                                text(server.getValue(), "/description"),
                                code(server.getValue(), "/host"),
                                code(server.getValue(), "/bindings/kafka/schemaRegistryUrl")))
                .collect(joining("\n"));
    }

    private String sections() {
        AvroTables tables = new AvroTables(channels().map(channel -> value(message(channel))));
        return groups((name, channels) -> "<h2>%s</h2>\n%s"
                .formatted(
                        name,
                        channels.stream().map(each -> section(each, tables)).collect(joining("\n"))));
    }

    private String navigation(String name, List<Map.Entry<String, JsonNode>> channels) {
        return "<b>%s</b>\n%s"
                .formatted(
                        name,
                        channels.stream()
                                .map(channel -> "<a href=\"#%1$s\">%1$s</a>".formatted(Html.text(channel.getKey())))
                                .collect(joining("\n")));
    }

    private String section(Map.Entry<String, JsonNode> entry, AvroTables tables) {
        JsonNode channel = entry.getValue();
        JsonNode message = message(channel);
        return Html.template("channel.html")
                .formatted(
                        Html.text(entry.getKey()),
                        text(channel, "/address"),
                        Html.paragraphs(channel.get("description").asText()),
                        AvroTables.key(schema(message.at("/bindings/kafka/key"))),
                        AvroTables.link(value(message)),
                        headers(message),
                        kept(channel.at("/bindings/kafka/topicConfiguration")),
                        writer(entry.getKey()),
                        tables.of(value(message)));
    }

    private static String headers(JsonNode message) {
        return message.at("/headers/properties").properties().stream()
                .map(header -> "<dt>Header</dt><dd>%s %s</dd>\n"
                        .formatted(Html.code(header.getKey()), text(header.getValue(), "/description")))
                .collect(joining());
    }

    private static String kept(JsonNode configuration) {
        return configuration.properties().stream()
                .map(setting -> setting.getKey() + "="
                        + (setting.getValue().isArray()
                                ? list(setting.getValue()).map(JsonNode::asText).collect(joining(","))
                                : setting.getValue().asText()))
                .map(Html::code)
                .collect(joining(" "));
    }

    private String writer(String channel) {
        return list(document.get("operations"))
                .filter(operation -> operation.at("/channel/$ref").asText().equals("#/channels/" + channel))
                .map(operation -> text(operation, "/summary"))
                .collect(joining(" "));
    }

    private JsonNode message(JsonNode channel) {
        String reference = channel.get("messages").elements().next().get("$ref").asText();
        return document.at(reference.substring(1));
    }

    private static Schema value(JsonNode message) {
        return schema(message.at("/payload/schema"));
    }

    private static Schema schema(JsonNode tree) {
        return new Schema.Parser().parse(tree.toString());
    }

    /** What there is to show of each group of channels: those with the same first tag. */
    private String groups(Group shown) {
        return document.get("channels").properties().stream()
                .collect(groupingBy(channel -> text(channel.getValue(), "/tags/0/name"), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(group -> shown.text(group.getKey(), group.getValue()))
                .collect(joining("\n"));
    }

    private interface Group {
        String text(String name, List<Map.Entry<String, JsonNode>> channels);
    }

    private Stream<JsonNode> channels() {
        return list(document.get("channels"));
    }

    private static Stream<JsonNode> list(JsonNode node) {
        return node.valueStream();
    }

    private static String text(JsonNode node, String path) {
        return Html.line(node.at(path).asText());
    }

    private static String code(JsonNode node, String path) {
        return Html.code(node.at(path).asText());
    }
}
