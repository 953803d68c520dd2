package io.switchboard.simulator;

import io.switchboard.simulator.account.LivePersonCredentials;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Asks a simulator as LivePerson's clients do, with a signature made by other code than the simulator's. */
final class LivePersonClient {
    private final SimulatorClient client;
    private final URI base;
    private final LivePersonCredentials credentials;

    LivePersonClient(SimulatorClient client, URI base, LivePersonCredentials credentials) {
        this.client = client;
        this.base = base;
        this.credentials = credentials;
    }

    HttpResponse<String> get(Map<String, String> parameters, Instant now) {
        return client.get(path() + "?" + join(parameters, "&"), "Authorization", authorization("GET", parameters, now));
    }

    HttpResponse<String> post(String body, Instant now) {
        return client.post(
                path(),
                body,
                Map.of("Authorization", authorization("POST", Map.of(), now), "Content-Type", "application/json"));
    }

    HttpResponse<String> getAs(String bearer, Map<String, String> parameters) {
        return client.get(path() + "?" + join(parameters, "&"), "Authorization", "Bearer " + bearer);
    }

    HttpResponse<String> login(String password) {
        return client.post(
                "/api/account/%s/login?v=1.3".formatted(credentials.accountId()),
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(credentials.username(), password));
    }

    String path() {
        return "/operations/api/account/" + credentials.accountId() + "/msgconversation";
    }

    private String authorization(String method, Map<String, String> parameters, Instant now) {
        Map<String, String> oauth = new TreeMap<>(Map.of(
                "oauth_consumer_key", credentials.appKey(),
                "oauth_token", credentials.accessToken(),
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", Long.toString(now.getEpochSecond()),
                "oauth_nonce", UUID.randomUUID().toString(),
                "oauth_version", "1.0"));
        Map<String, String> all = new TreeMap<>(oauth);
        all.putAll(parameters);
        String text = String.join("&", method, encode(base.resolve(path()).toString()), encode(join(all, "&")));
        oauth.put("oauth_signature", hmac(text));
        return oauth.entrySet().stream()
                .map(parameter -> "%s=\"%s\"".formatted(parameter.getKey(), encode(parameter.getValue())))
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            String key = encode(credentials.secret()) + "&" + encode(credentials.accessTokenSecret());
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String join(Map<String, String> parameters, String separator) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                        .collect(Collectors.joining(separator));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
