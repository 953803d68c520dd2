package io.switchboard.platform.config;

import io.switchboard.platform.config.ConfigNode.AbsentConfig;
import io.switchboard.platform.config.ConfigNode.ConfigList;
import io.switchboard.platform.config.ConfigNode.ConfigMapping;
import io.switchboard.platform.config.ConfigNode.ConfigText;
import io.switchboard.platform.config.ConfigNode.FaultyConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Parses YAML into nodes with lines. Values stay as they are written: to YAML the token 0123 is 83, and the id 63e07 is
 * 6.3E8. Aliases stand for what they name; what would be read as something else than it says is an error.
 */
final class YamlTree {

    private static final Set<Tag> TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ);

    private final ReadContext context;

    private YamlTree(ReadContext context) {
        this.context = context;
    }

    /**
     * Parses a file's text; what cannot be used in it is an error of the context.
     *
     * @throws org.yaml.snakeyaml.error.YAMLException when it is not YAML
     */
    static ConfigNode parse(String text, ReadContext context) {
        Node root = new Composer(
                        new ParserImpl(new StreamReader(text), new LoaderOptions()),
                        new NullsOnly(),
                        new LoaderOptions())
                .getSingleNode();
        return new YamlTree(context).node("", 0, root);
    }

    private ConfigNode node(String path, int line, @Nullable Node node) {
        if (node == null) {
            return new AbsentConfig(line);
        }
        if (node.isTwoStepsConstruction()) {
            return reported(line, path, "holds an alias of itself; write the value out");
        }
        if (!TAGS.contains(node.getTag())) {
            return reported(line, path, "has the tag " + node.getTag().getValue() + ", which has no meaning here");
        }
        return switch (node) {
            case MappingNode mapping -> mapping(path, line, mapping);
            case SequenceNode sequence -> items(path, line, sequence);
            case ScalarNode scalar when !Tag.NULL.equals(scalar.getTag()) -> new ConfigText(line, scalar.getValue());
            default -> new AbsentConfig(line);
        };
    }

    private ConfigNode reported(int line, String path, String message) {
        context.error(line, path, message);
        return new FaultyConfig(line);
    }

    private ConfigNode mapping(String path, int line, MappingNode mapping) {
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Node key = entry.getKeyNode();
            if (key instanceof ScalarNode scalar && !Tag.MERGE.equals(key.getTag())) {
                put(entries, path, scalar, entry.getValueNode());
            } else {
                context.error(lineOf(key), path, "has a merge key (<<) or a key that is no text; write its keys out");
            }
        }
        return new ConfigMapping(line, entries);
    }

    private void put(Map<String, ConfigNode> entries, String path, ScalarNode key, Node value) {
        String name = key.getValue();
        String place = path.isEmpty() ? name : path + "." + name;
        ConfigNode before = entries.get(name);
        if (before != null) {
            context.error(lineOf(key), place, "repeats the key of line " + before.line() + "; keep one of the two");
        }
        entries.put(name, node(place, lineOf(key), value));
    }

    private ConfigNode items(String path, int line, SequenceNode sequence) {
        List<Node> values = sequence.getValue();
        List<ConfigNode> items = new ArrayList<>();
        IntStream.range(0, values.size())
                .forEach(i -> items.add(node("%s[%d]".formatted(path, i), lineOf(values.get(i)), values.get(i))));
        return new ConfigList(line, items);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** Gives no plain value a type, except null. */
    private static final class NullsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
