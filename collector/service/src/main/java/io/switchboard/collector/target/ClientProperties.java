package io.switchboard.collector.target;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.collector.target.Substitution.Substituted;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Properties for a client library, as its own documentation names them. Their values may be secret, so printing them
 * shows the names alone.
 *
 * @param reveal name and value of each
 */
public record ClientProperties(Map<String, String> reveal) {

    private static final Pattern SECRET = Pattern.compile(
            "(?i)password|passphrase|secret|token|jaas|credential|user\\.info|api\\.key|keystore\\.key");
    /** Where a value from the environment is an ordinary thing, and where a secret's name says only where it lies. */
    private static final Pattern OPEN = Pattern.compile(
            "(^|\\.)(bootstrap\\.servers|protocol|url|class|location|mechanism|type|ms|seconds|client\\.id|group\\.id)$");

    private static final Pattern INNER = Pattern.compile("password\\s*=\\s*([\"']?)(?<password>.+?)\\1(?=[\\s;]|$)");
    private static final Pattern PLAIN = Pattern.compile("true|false|[0-9.]*");

    public ClientProperties {
        reveal = Collections.unmodifiableMap(new TreeMap<>(reveal));
    }

    @Override
    public String toString() {
        return reveal.keySet().toString();
    }

    /** Reads a section whose keys are free, nested mappings joined by dots, over the defaults. */
    static ClientProperties read(Section section, Map<String, String> defaults) {
        Map<String, String> properties = new LinkedHashMap<>(defaults);
        flatten(section, "", section.node(), properties);
        return new ClientProperties(properties);
    }

    private static void flatten(Section section, String prefix, JsonNode node, Map<String, String> into) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                flatten(section, key + ".", value, into);
            } else {
                text(section, key, value).ifPresent(text -> into.put(key, text));
            }
        });
    }

    private static Optional<String> text(Section section, String key, JsonNode value) {
        if (value.isNull()) {
            section.fault(key, "has no value");
            return Optional.empty();
        }
        String text = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
        Substituted substituted = section.findings().substitute(section.under(key), text);
        keepSecret(section.findings(), key, substituted);
        return Optional.of(substituted.text());
    }

    private static void keepSecret(Findings findings, String key, Substituted value) {
        if (OPEN.matcher(key).find()) {
            return;
        }
        boolean secret = SECRET.matcher(key).find();
        value.values().stream()
                .filter(text -> secret || !PLAIN.matcher(text).matches())
                .forEach(findings::secret);
        if (secret) {
            findings.secret(value.text());
            inner(key, value.text()).ifPresent(findings::secret);
        }
    }

    /** The password in a text that is more than one: a login module's options, or user:password. */
    private static Optional<String> inner(String key, String text) {
        if (key.endsWith("user.info")) {
            return Optional.of(text.substring(text.indexOf(':') + 1));
        }
        Matcher matcher = INNER.matcher(text);
        return matcher.find() ? Optional.of(matcher.group("password")) : Optional.empty();
    }
}
