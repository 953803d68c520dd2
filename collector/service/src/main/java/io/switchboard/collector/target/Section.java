package io.switchboard.collector.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.switchboard.collector.target.Substitution.Substituted;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One mapping of the file. Gives typed values; what cannot be read is a fault and gives the fallback, so that one
 * reading finds every fault. What was asked for is what is known: {@link #refuseTheRest} makes any other key a fault.
 */
final class Section {

    /** Stands in for a missing secret; long enough to break no rule of its own. */
    static final Secret NO_SECRET = new Secret("none was given, and this only serves to read on");

    private final String path;
    private final JsonNode node;
    private final Findings findings;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> passedOver = new HashSet<>();

    private Section(String path, JsonNode node, Findings findings) {
        this.path = path;
        this.node = node;
        this.findings = findings;
    }

    /** A section of a node that may be missing or empty, which reads as an empty mapping; any other node is a fault. */
    static Section of(String path, JsonNode node, Findings findings) {
        boolean absent = node.isMissingNode() || node.isNull();
        if (!absent && !node.isObject()) {
            findings.fault(path, "must hold keys with values");
        }
        return new Section(path, node.isObject() ? node : MissingNode.getInstance(), findings);
    }

    void fault(String key, String message) {
        findings.fault(under(key), message);
    }

    String path() {
        return path;
    }

    Findings findings() {
        return findings;
    }

    JsonNode node() {
        return node;
    }

    String under(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return present(key).isPresent();
    }

    Section section(String key) {
        known.add(key);
        return of(under(key), node.path(key), findings);
    }

    /** The sections of a list; a missing list is empty, anything but a list is a fault. */
    List<Section> list(String key) {
        Optional<JsonNode> value = present(key);
        if (value.isPresent() && !value.get().isArray()) {
            findings.fault(under(key), "must be a list; begin each entry with a dash");
        }
        return value.filter(JsonNode::isArray)
                .map(array -> IntStream.range(0, array.size())
                        .mapToObj(i -> of("%s[%d]".formatted(under(key), i), array.path(i), findings))
                        .toList())
                .orElse(List.of());
    }

    /** A value, or the fallback where the key is absent or its value is a fault. */
    <T> T get(String key, T fallback, Form<T> form) {
        return scalar(key)
                .flatMap(text -> parse(key, text, form).or(() -> Optional.of(fallback)))
                .orElse(fallback);
    }

    /** Texts, as a list or as one value with commas between; the fallback where the key is absent. */
    List<String> texts(String key, List<String> fallback) {
        Optional<JsonNode> value = present(key);
        if (value.isEmpty()) {
            return fallback;
        }
        List<String> texts = (value.get().isArray() ? value.get().valueStream() : value.stream())
                .flatMap(element -> substituted(key, element, "must be a value, or a list of values").stream())
                .filter(text -> text.problems().isEmpty())
                .flatMap(text -> Stream.of(text.text().split(",", -1)).map(String::strip))
                .toList();
        if (texts.stream().anyMatch(String::isEmpty)) {
            fault(key, "has a blank entry");
            return fallback;
        }
        return texts;
    }

    /** A value that must be there; what is given back in place of a missing one only serves to read on. */
    <T> T require(String key, T standIn, Form<T> form) {
        if (!has(key)) {
            findings.fault(under(key), "is missing");
        }
        return get(key, standIn, form);
    }

    /** A text that must be there, not blank, and never shown. */
    Secret requireSecret(String key) {
        Optional<String> text = scalar(key).map(Substituted::text);
        if (!has(key)) {
            findings.fault(under(key), "is missing");
        } else if (text.filter(String::isBlank).isPresent()) {
            findings.fault(under(key), "is blank");
        }
        return text.filter(value -> !value.isBlank()).map(findings::secret).orElse(NO_SECRET);
    }

    /** A record, or nothing where it refuses its values: each refused one is a fault. */
    <T> Optional<T> build(Supplier<T> construct) {
        try {
            return Optional.of(construct.get());
        } catch (Rules.Broken e) {
            e.faults().forEach(fault -> findings.fault(under(fault.path()), fault.message()));
            return Optional.empty();
        }
    }

    /** Leaves keys that belong to other programs of the same file. */
    void passOver(Collection<String> keys) {
        passedOver.addAll(keys);
    }

    /** Makes every key that nobody asked for a fault. */
    void refuseTheRest() {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key) && !passedOver.contains(key)) {
                findings.fault(under(key), "unknown key; " + meant(key));
            }
        });
    }

    private String meant(String key) {
        return Suggestion.find(key, known)
                .map(suggestion -> "did you mean " + suggestion + "?")
                .orElseGet(() -> "known are " + String.join(", ", known));
    }

    private Optional<JsonNode> present(String key) {
        known.add(key);
        return Optional.of(node.path(key)).filter(value -> !value.isMissingNode() && !value.isNull());
    }

    private Optional<Substituted> scalar(String key) {
        return present(key)
                .flatMap(value -> substituted(key, value, "must be a single value"))
                .filter(text -> text.problems().isEmpty());
    }

    private Optional<Substituted> substituted(String key, JsonNode value, String rule) {
        if (!value.isValueNode() || value.isNull()) {
            findings.fault(under(key), rule);
            return Optional.empty();
        }
        return Optional.of(findings.substitute(under(key), value.asText()));
    }

    private <T> Optional<T> parse(String key, Substituted text, Form<T> form) {
        try {
            return Optional.of(form.parse().apply(text.text().strip()));
        } catch (RuntimeException e) {
            // What came from the environment or a file is not repeated: it may have been meant for another key.
            String shown = text.values().isEmpty() ? '"' + text.text() + '"' : "the substituted value";
            findings.fault(under(key), shown + " is not " + form.noun() + "; " + form.hint());
            return Optional.empty();
        }
    }
}
