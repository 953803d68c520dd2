package io.switchboard.platform.config;

import io.switchboard.platform.config.ConfigNode.AbsentConfig;
import io.switchboard.platform.config.ConfigNode.ConfigList;
import io.switchboard.platform.config.ConfigNode.ConfigMapping;
import io.switchboard.platform.config.ConfigNode.ConfigText;
import io.switchboard.platform.config.ConfigNode.FaultyConfig;
import io.switchboard.platform.config.Placeholders.SubstitutedText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final String SERVERS = "bootstrap.servers";
    private static final String REGISTRY_URL = "schema.registry.url";
    private static final Map<String, String> KAFKA_DEFAULT = Map.of(SERVERS, "localhost:9092");
    private static final Map<String, String> REGISTRY_DEFAULT = Map.of(REGISTRY_URL, "http://localhost:8081");
    private static final Pattern BROKERS = Pattern.compile("[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*");
    private static final Pattern WEB = Pattern.compile("https?://[^\\s/].*");

    private static final Pattern INNER = Pattern.compile("password\\s*=\\s*([\"']?)(?<password>.+?)\\1(?=[\\s;]|$)");
    private static final Pattern PLAIN = Pattern.compile("true|false|[0-9.]*");

    public ClientProperties {
        reveal = Collections.unmodifiableMap(new TreeMap<>(reveal));
    }

    @Override
    public String toString() {
        return reveal.keySet().toString();
    }

    /** Reads {@code kafka}, the properties of every Kafka client: a broker on this machine unless configured. */
    public static ClientProperties kafka(ConfigSection root) {
        ConfigSection section = root.section("kafka");
        ClientProperties kafka = read(section, KAFKA_DEFAULT);
        String servers = kafka.reveal.getOrDefault(SERVERS, "");
        if (!BROKERS.matcher(servers).matches()) {
            section.error(SERVERS, "is \"" + servers + "\", not a list of brokers; write host:9092,other:9092");
        }
        return kafka;
    }

    /** Reads {@code schema-registry}, the properties of its client: a registry on this machine unless configured. */
    public static ClientProperties schemaRegistry(ConfigSection root) {
        ConfigSection section = root.section("schema-registry");
        ClientProperties registry = read(section, REGISTRY_DEFAULT);
        String urls = registry.reveal.getOrDefault(REGISTRY_URL, "");
        if (!Stream.of(urls.split(",", -1))
                .allMatch(url -> WEB.matcher(url.strip()).matches())) {
            section.error(REGISTRY_URL, "is \"" + urls + "\", not a web address; write http://host:8081");
        }
        return registry;
    }

    /** Reads a section whose keys are free, nested mappings joined by dots, over the defaults. */
    private static ClientProperties read(ConfigSection section, Map<String, String> defaults) {
        Map<String, String> properties = new LinkedHashMap<>(defaults);
        section.leave(section.keys());
        flatten(section, "", section.node(), properties);
        return new ClientProperties(properties);
    }

    private static void flatten(ConfigSection section, String prefix, ConfigNode node, Map<String, String> into) {
        node.entries().forEach((name, value) -> {
            String key = prefix + name;
            switch (value) {
                case ConfigMapping inner -> flatten(section, key + ".", inner, into);
                case AbsentConfig(int line) -> section.context().error(line, section.under(key), "has no value");
                case FaultyConfig _ -> {}
                case ConfigText _, ConfigList _ -> into.put(key, text(section, key, value));
            }
        });
    }

    private static String text(ConfigSection section, String key, ConfigNode value) {
        List<SubstitutedText> texts = ConfigSection.elements(value)
                .flatMap(each -> section.substituted(key, each, "must be a value, or a list of values").stream())
                .toList();
        texts.forEach(text -> keepSecret(section.context(), key, text));
        return texts.stream().map(SubstitutedText::text).collect(Collectors.joining(","));
    }

    private static void keepSecret(ReadContext context, String key, SubstitutedText value) {
        if (OPEN.matcher(key).find()) {
            return;
        }
        boolean secret = SECRET.matcher(key).find();
        value.values().stream()
                .filter(text -> secret || !PLAIN.matcher(text).matches())
                .forEach(context::secret);
        if (secret) {
            context.secret(value.text());
            inner(key, value.text()).ifPresent(context::secret);
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
