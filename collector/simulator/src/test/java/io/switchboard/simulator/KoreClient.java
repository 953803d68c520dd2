package io.switchboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.switchboard.simulator.account.KoreCredentials;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks a simulator as Kore's clients do. */
final class KoreClient {
    private final SimulatorClient client;
    private final KoreCredentials credentials;
    private final String token;

    KoreClient(SimulatorClient client, KoreCredentials credentials) {
        this.client = client;
        this.credentials = credentials;
        this.token = token(new JWTClaimsSet.Builder().claim("appId", credentials.clientId()), credentials);
    }

    static String token(JWTClaimsSet.Builder claims, KoreCredentials credentials) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
            jwt.sign(new MACSigner(credentials.clientSecret()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> statusDetails(String dates, int limit, int offset) {
        return post(
                "agentstatusdetails?limit=%d&offset=%d".formatted(limit, offset),
                "{\"filter\":{\"dateFilter\":{%s}}}".formatted(dates));
    }

    HttpResponse<String> callVolume(String from, String to, int skip, int limit) {
        return post("callvolume", """
                {"orgId":"%s","fromTimeStamp":"%s","toTimeStamp":"%s","skip":%d,"limit":%d}
                """.formatted(credentials.orgId(), from, to, skip, limit));
    }

    /** Every agent, page by page. */
    List<JsonNode> allAgents(String dates, int limit) throws IOException {
        List<JsonNode> agents = new ArrayList<>();
        for (boolean more = true; more; ) {
            JsonNode page = client.json(statusDetails(dates, limit, agents.size()));
            page.get("data").forEach(agents::add);
            more = page.get("hasMore").asBoolean();
        }
        return agents;
    }

    HttpResponse<String> post(String api, String body) {
        return post(api, body, Map.of("auth", token, "iId", credentials.instanceId()));
    }

    HttpResponse<String> post(String api, String body, Map<String, String> headers) {
        return client.post(
                "/agentassist/api/public/analytics/account/%s/%s".formatted(credentials.accountId(), api),
                body,
                headers);
    }
}
