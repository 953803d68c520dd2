package io.switchboard.serde;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where a registry is, apart from the credentials that its URL may carry: the client writes URLs into its log.
 *
 * @param address without user info
 * @param userInfo {@code user:password}, percent-decoded
 */
record RegistryUrl(String address, Optional<String> userInfo) {
    static final String PROPERTY = "schema.registry.url";
    private static final Set<String> SCHEMES = Set.of("http", "https", "mock");

    /** @throws ConfigException if the text is no URL; the message does not show it, it may hold a password */
    static RegistryUrl parse(String text) {
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw notAnAddress();
        }
        String authority = uri.getRawAuthority();
        if (authority == null || !SCHEMES.contains(String.valueOf(uri.getScheme())) || mayHideCredentials(uri)) {
            throw notAnAddress();
        }
        int at = authority.lastIndexOf('@');
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return new RegistryUrl(
                uri.getScheme() + "://" + authority.substring(at + 1) + path,
                at < 0 ? Optional.empty() : Optional.of(percentDecoded(authority.substring(0, at))));
    }

    @Override
    public String toString() {
        return address;
    }

    /** An unescaped '/', '?' or '#' in a password moves the rest of the credentials behind the authority. */
    private static boolean mayHideCredentials(URI uri) {
        return uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || String.valueOf(uri.getRawPath()).contains("@");
    }

    private static String percentDecoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static ConfigException notAnAddress() {
        return new ConfigException(
                PROPERTY + " must be one or more URLs like http://localhost:8081, separated by commas;"
                        + " special characters of a user or password in it must be percent-encoded");
    }
}
