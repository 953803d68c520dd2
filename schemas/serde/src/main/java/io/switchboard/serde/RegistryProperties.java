package io.switchboard.serde;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;

/**
 * The properties of a registry connection, checked.
 *
 * @param addresses at least one, without credentials
 * @param client what the client gets
 * @param autoRegister whether writing registers a schema (else it must be there)
 */
record RegistryProperties(
        List<String> addresses,
        Map<String, Object> client,
        RetryPolicy retry,
        boolean autoRegister,
        PropertyRedaction redaction) {
    static final String AUTO_REGISTER = "auto.register.schemas";

    private static final String NAMESPACE = "schema.registry.";
    private static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";
    private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    private static final Set<String> LOST_BEARER_SOURCES = Set.of("OAUTHBEARER", "SASL_OAUTHBEARER_INHERIT");
    // The client's own 60 s each would stretch five attempts to ten minutes.
    private static final Map<String, Object> DEFAULTS =
            Map.of("http.connect.timeout.ms", 5_000, "http.read.timeout.ms", 10_000);

    /** @throws ConfigException naming the property that cannot work */
    static RegistryProperties from(Map<String, ?> properties) {
        Map<String, Object> client = new HashMap<>(DEFAULTS);
        properties.forEach((name, value) -> {
            if (value != null) {
                client.put(name, value);
            }
        });
        refuseLostBearerSources(client);
        List<RegistryUrl> urls = urls(client);
        moveUserInfo(urls, client);
        List<String> addresses = urls.stream().map(RegistryUrl::address).toList();
        client.put(RegistryUrl.PROPERTY, String.join(",", addresses));
        return new RegistryProperties(
                addresses,
                Map.copyOf(client),
                RetryPolicy.from(client),
                autoRegister(client),
                PropertyRedaction.of(client));
    }

    RegistryProperties {
        addresses = List.copyOf(addresses);
        client = Map.copyOf(client);
    }

    @Override
    public String toString() {
        return String.join(",", addresses);
    }

    private static List<RegistryUrl> urls(Map<String, Object> client) {
        Object value = client.get(RegistryUrl.PROPERTY);
        if (value == null || value.toString().isBlank() || value.equals(List.of())) {
            throw new ConfigException("Missing " + RegistryUrl.PROPERTY + ", for instance http://localhost:8081");
        }
        Stream<String> texts = value instanceof Collection<?> several
                ? several.stream().map(String::valueOf)
                : Stream.of(value.toString().split(",", -1));
        return texts.map(RegistryUrl::parse).toList();
    }

    /** Credentials in a URL go where the client looks for them without printing them. */
    private static void moveUserInfo(List<RegistryUrl> urls, Map<String, Object> client) {
        Set<String> found =
                urls.stream().flatMap(url -> url.userInfo().stream()).collect(Collectors.toSet());
        if (found.size() > 1) {
            throw new ConfigException(RegistryUrl.PROPERTY + " must not hold different credentials for different URLs");
        }
        Object source = client.getOrDefault(CREDENTIALS_SOURCE, "URL");
        if (!found.isEmpty() && source.equals("URL") && !client.containsKey(NAMESPACE + CREDENTIALS_SOURCE)) {
            client.put(CREDENTIALS_SOURCE, "USER_INFO");
            client.put(USER_INFO, found.iterator().next());
        }
    }

    private static void refuseLostBearerSources(Map<String, Object> client) {
        for (String name : List.of(BEARER_SOURCE, NAMESPACE + BEARER_SOURCE)) {
            Object source = client.get(name);
            if (source != null && LOST_BEARER_SOURCES.contains(source)) {
                throw new ConfigException(
                        name,
                        source,
                        "does not work with Kafka 4 clients; use STATIC_TOKEN, or CUSTOM with your own class");
            }
        }
    }

    private static boolean autoRegister(Map<String, Object> client) {
        Object value = client.getOrDefault(AUTO_REGISTER, true);
        return switch (value.toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(AUTO_REGISTER, value, "must be true or false");
        };
    }
}
