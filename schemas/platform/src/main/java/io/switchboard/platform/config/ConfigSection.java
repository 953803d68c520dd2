package io.switchboard.platform.config;

import io.switchboard.platform.config.ConfigNode.AbsentConfig;
import io.switchboard.platform.config.ConfigNode.ConfigList;
import io.switchboard.platform.config.ConfigNode.ConfigMapping;
import io.switchboard.platform.config.ConfigNode.ConfigText;
import io.switchboard.platform.config.ConfigNode.FaultyConfig;
import io.switchboard.platform.config.Placeholders.SubstitutedText;
import io.switchboard.platform.secret.Secret;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One mapping of the file. Gives typed values; a value that cannot be read is an error of the file and gives the
 * fallback, so that one reading finds every error. A key that nobody has asked for when the reading ends is an error,
 * too, except for those that are {@linkplain #leave left}.
 */
public final class ConfigSection {

    /** Stands in for a missing secret, so that reading goes on; long enough to break no rule of its own. */
    public static final Secret NO_SECRET = new Secret("none-was-given-and-this-only-serves-to-read-on");

    private final String path;
    private final ConfigNode node;
    private final ReadContext context;
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, ConfigSection> sections = new HashMap<>();

    private ConfigSection(String path, ConfigNode node, ReadContext context) {
        this.path = path;
        this.node = node;
        this.context = context;
    }

    /** A section of a node that may be absent, which reads as an empty mapping; any other node is an error. */
    static ConfigSection of(String path, ConfigNode node, ReadContext context) {
        if (node instanceof ConfigText || node instanceof ConfigList) {
            context.error(node.line(), path, "must hold keys with values");
        }
        ConfigSection section = new ConfigSection(path, node, context);
        context.opened(section);
        return section;
    }

    /** Makes a value an error: the message goes on where the path ends, and says what to write. */
    public void error(String key, String message) {
        context.error(node.at(key).line(), under(key), message);
    }

    /** Where the section stands, as in {@code accounts[0]}; empty for the top level. */
    public String path() {
        return path;
    }

    /** Whether the file holds a mapping here, be it empty. */
    public boolean isMapping() {
        return node instanceof ConfigMapping;
    }

    /** The keys that are written here, in their order. */
    public Set<String> keys() {
        return node.entries().keySet();
    }

    /** Whether a key has a value, be it none that can be read. */
    public boolean has(String key) {
        return present(key).isPresent();
    }

    /** A mapping inside; one without keys where there is none. */
    public ConfigSection section(String key) {
        known.add(key);
        return sections.computeIfAbsent(key, inner -> of(under(inner), node.at(inner), context));
    }

    /** The mappings of a list; none where there is no list. */
    public List<ConfigSection> list(String key) {
        return switch (present(key).orElse(new ConfigList(0, List.of()))) {
            case ConfigList(int _, List<ConfigNode> items) ->
                IntStream.range(0, items.size())
                        .mapToObj(i -> of("%s[%d]".formatted(under(key), i), items.get(i), context))
                        .toList();
            case FaultyConfig _ -> List.of();
            case ConfigMapping _, ConfigText _, AbsentConfig _ -> {
                error(key, "must be a list; begin each entry with a dash");
                yield List.of();
            }
        };
    }

    /** A value; empty where the key is absent or its value is an error. */
    public <T> Optional<T> find(String key, ValueFormat<T> format) {
        return scalar(key).flatMap(text -> parse(key, text, format));
    }

    /** A value, or the fallback where the key is absent or its value is an error. */
    public <T> T get(String key, T fallback, ValueFormat<T> format) {
        return find(key, format).orElse(fallback);
    }

    /** A value that must be there; what is given back in place of a missing one only serves to read on. */
    public <T> T require(String key, T standIn, ValueFormat<T> format) {
        requirePresence(key);
        return get(key, standIn, format);
    }

    /** A text that must be there, not blank, and never shown; {@link #NO_SECRET} where it is not. */
    public Secret requireSecret(String key) {
        requirePresence(key);
        Optional<String> text = scalar(key).map(SubstitutedText::text);
        if (text.filter(String::isBlank).isPresent()) {
            error(key, "is blank");
        }
        return text.filter(value -> !value.isBlank()).map(context::secret).orElse(NO_SECRET);
    }

    /** Texts, as a list or as one value with commas between; the fallback where the key is absent. */
    public List<String> texts(String key, List<String> fallback) {
        Optional<ConfigNode> value = present(key);
        if (value.isEmpty()) {
            return fallback;
        }
        List<String> texts = elements(value.get())
                .flatMap(element -> substituted(key, element, "must be a value, or a list of values").stream())
                .filter(text -> text.problems().isEmpty())
                .flatMap(text -> Stream.of(text.text().split(",", -1)).map(String::strip))
                .toList();
        if (texts.stream().anyMatch(String::isEmpty)) {
            error(key, "has a blank entry");
            return fallback;
        }
        return texts;
    }

    /** A record, or nothing where it refuses its values: each rule that is broken is an error of its key. */
    public <T> Optional<T> build(Supplier<T> construct) {
        try {
            return Optional.of(construct.get());
        } catch (RecordRules.BrokenException e) {
            e.broken().forEach(rule -> error(rule.key(), rule.message()));
            return Optional.empty();
        }
    }

    /** Passes over keys that somebody else reads. */
    public void leave(Collection<String> keys) {
        known.addAll(keys);
    }

    void refuseUnknownKeys() {
        keys().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> error(key, "is an unknown key; " + KeySuggestion.of(key, known)));
    }

    ConfigNode node() {
        return node;
    }

    ReadContext context() {
        return context;
    }

    String under(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static Stream<ConfigNode> elements(ConfigNode value) {
        return value instanceof ConfigList(int _, List<ConfigNode> items) ? items.stream() : Stream.of(value);
    }

    /** The text of a single value, in which placeholders may have had none; any other node is an error. */
    Optional<SubstitutedText> substituted(String key, ConfigNode value, String rule) {
        if (value instanceof ConfigText(int line, String text)) {
            return Optional.of(context.substitute(line, under(key), text));
        }
        if (!(value instanceof FaultyConfig)) {
            context.error(value.line(), under(key), rule);
        }
        return Optional.empty();
    }

    private void requirePresence(String key) {
        if (!has(key)) {
            error(key, "is missing");
        }
    }

    private Optional<ConfigNode> present(String key) {
        known.add(key);
        return Optional.of(node.at(key)).filter(value -> !(value instanceof AbsentConfig));
    }

    private Optional<SubstitutedText> scalar(String key) {
        return present(key)
                .flatMap(value -> substituted(key, value, "must be a single value"))
                .filter(text -> text.problems().isEmpty());
    }

    private <T> Optional<T> parse(String key, SubstitutedText text, ValueFormat<T> format) {
        Optional<T> value = format.read(text.text().strip());
        if (value.isEmpty()) {
            // What came from the environment or a file is not repeated: it may have been meant for another key.
            error(key, text.values().isEmpty() ? format.refusal(text.text()) : format.refusalUnseen());
        }
        return value;
    }
}
