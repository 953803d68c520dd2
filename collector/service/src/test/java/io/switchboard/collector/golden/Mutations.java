package io.switchboard.collector.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What becomes of an answer when its values, its structure and its bytes are changed at random. */
public final class Mutations {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(10_000).build())
            .build());

    /** Values that one program or another has stumbled over, as JSON. */
    private static final List<String> NASTY = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1",
            "-0.0",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "1e400",
            "-1e400",
            "1e-400",
            "1e999999999",
            "0.1",
            "1".repeat(900),
            "1".repeat(2_000),
            "\"\"",
            "\"-\"",
            "\"0\"",
            "\" \"",
            "\"||\"",
            "\"1e999999999\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"0x1p3\"",
            "\"00:00:00\"",
            "\"99:99:99\"",
            "\"1:00:00:00\"",
            "\"999999999:00:00\"",
            "\"-00:00:01\"",
            "\"0000-00-00 00:00:00\"",
            "\"2026-02-30 00:00:00\"",
            "\"2026-03-08 02:30:00\"",
            "\"9999-12-31T23:59:59\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"1969-12-31T23:59:59.999Z\"",
            "\"2023-03-10T21:37:42Z\"",
            "253402300799999",
            "253402300800000",
            "-62135596800000",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"\\udbff\\udfff\"",
            "\"é\"",
            "{}",
            "[]",
            "[[]]",
            "[{}]",
            "[1,[2]]",
            "{\"\":{\"\":{}}}",
            "\"" + "x".repeat(600_000) + "\"",
            "[" + "{},".repeat(3_000) + "{}]",
            "[".repeat(1_500) + "]".repeat(1_500));

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;
    private final List<JsonNode> originals;

    /** @param originals answers to begin with */
    public Mutations(Random random, List<String> originals) throws JsonProcessingException {
        this.random = random;
        this.originals = new ArrayList<>();
        for (String json : originals) {
            this.originals.add(JSON.readTree(json));
        }
    }

    /** Another answer; one in ten is as documented. */
    public byte[] next() throws JsonProcessingException {
        JsonNode tree = originals.get(random.nextInt(originals.size())).deepCopy();
        int kind = random.nextInt(10);
        for (int i = 0; kind < 6 && i <= random.nextInt(4); i++) {
            tree = mutated(tree);
        }
        byte[] bytes = filled(tree.toString());
        for (int i = 0; kind > 4 && kind < 9 && i <= random.nextInt(6); i++) {
            bytes = mutated(bytes);
        }
        return bytes;
    }

    /** Nasty values are put into the text, for as trees some of them could not be. */
    private byte[] filled(String text) {
        StringBuilder filled = new StringBuilder(text);
        for (int at = filled.indexOf("\"@\""); at >= 0; at = filled.indexOf("\"@\"", at)) {
            filled.replace(at, at + 3, NASTY.get(random.nextInt(NASTY.size())));
        }
        return filled.toString().getBytes(UTF_8);
    }

    private JsonNode mutated(JsonNode root) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        if (containers.isEmpty()) {
            return root;
        }
        switch (containers.get(random.nextInt(containers.size()))) {
            case ObjectNode object -> mutate(object);
            case ArrayNode array -> mutate(array);
            case JsonNode other -> throw new AssertionError(other);
        }
        return root;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode() && !node.isEmpty()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void mutate(ObjectNode object) {
        List<String> names = StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
        String name = names.get(random.nextInt(names.size()));
        String other = names.get(random.nextInt(names.size()));
        JsonNode value = object.get(name);
        switch (random.nextInt(7)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(other, value.deepCopy());
            case 2 -> object.set(name + random.nextInt(3), object.remove(name));
            case 3 -> object.set(name, NODES.arrayNode().add(value));
            case 4 -> object.set(name, NODES.objectNode().set(other, value));
            case 5 -> object.set(Character.toString(random.nextInt(0x2000)), value.deepCopy());
            default -> object.put(name, "@");
        }
    }

    private void mutate(ArrayNode array) {
        int at = random.nextInt(array.size());
        switch (random.nextInt(5)) {
            case 0 -> array.remove(at);
            case 1 ->
                IntStream.range(0, random.nextInt(50))
                        .forEach(_ -> array.add(array.get(at).deepCopy()));
            case 2 -> array.set(at, NODES.arrayNode().add(array.get(at)));
            case 3 -> array.insert(at, "@");
            default -> array.set(at, NODES.textNode("@"));
        }
    }

    private byte[] mutated(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, random.nextInt(1 + random.nextInt(64)));
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        out.write(bytes, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(bytes, at + length, bytes.length - at - length);
            case 1 -> {
                out.write(bytes, at, length);
                out.write(bytes, at, bytes.length - at);
            }
            case 2 -> {
                out.write(random.nextInt(256));
                out.write(bytes, at + 1, bytes.length - at - 1);
            }
            case 3 -> {
                out.write("{}[],:\"\\-0tn".charAt(random.nextInt(12)));
                out.write(bytes, at, bytes.length - at);
            }
            default -> {
                // Broken off here.
            }
        }
        return out.toByteArray();
    }
}
