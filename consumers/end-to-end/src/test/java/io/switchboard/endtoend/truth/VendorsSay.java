package io.switchboard.endtoend.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.account.KoreCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** What the vendors say now, asked and read by other means than the collector's. */
public record VendorsSay(URI simulator, AccountOptions centre) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Status, campaign and calls of today of each agent who is logged in, by user id. */
    public Map<String, String> monitor() throws Exception {
        Map<String, String> agents = new TreeMap<>();
        get("/v1/agent-monitor/search?auth_token=" + centre.token(), Map.of())
                .at("/data/entries/agents")
                .forEach(agent -> agents.put(
                        agent.get("user_id").asText(),
                        agent.get("status").asText() + " "
                                + agent.get("campaign_id").asText() + " "
                                + agent.get("calls_today").asText()));
        return agents;
    }

    /** Calls, human answered, machines and others of each agent on a day, by user id. */
    public Map<String, String> performance(LocalDate day) throws Exception {
        Map<String, String> agents = new TreeMap<>();
        performanceRows(day).forEach((agent, row) -> agents.put(agent, counts(row)));
        return agents;
    }

    /** All that is reported of each agent on a day, by user id. */
    public Map<String, JsonNode> performanceRows(LocalDate day) throws Exception {
        JsonNode answer = get(
                "/v1/agent-performance/search?auth_token=%s&date_start=%s&date_end=%2$s".formatted(centre.token(), day),
                Map.of());
        Map<String, JsonNode> agents = new TreeMap<>();
        answer.get("data").properties().forEach(agent -> agents.put(agent.getKey(), agent.getValue()));
        return agents;
    }

    private static String counts(JsonNode agent) {
        return "%s %s %s %s"
                .formatted(
                        agent.get("calls").asText(),
                        agent.get("human_answered").asText(),
                        agent.get("am").asText(),
                        agent.get("others").asText());
    }

    /** The stretches of all UTC days from the one before a time on, which is reported until it has settled. */
    public Map<String, String> segments(Instant from, Instant to) throws Exception {
        Map<String, String> segments = new TreeMap<>();
        LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC);
        for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            segments.putAll(segments(day));
        }
        return segments;
    }

    /** Status and end of each stretch of a UTC day, by user id and begin. */
    public Map<String, String> segments(LocalDate day) throws Exception {
        Map<String, String> segments = new TreeMap<>();
        pages(skip -> "/agentstatusdetails?limit=50&offset=" + skip, skip -> """
                {"filter":{"dateFilter":{"date":"%s","timeZoneOffSet":0}}}""".formatted(day), "data")
                .forEach(agent -> agent.path("status")
                        .forEach(one -> segments.put(
                                agent.get("userId").asText() + " "
                                        + one.get("startTime").asText() + "Z",
                                one.get("primaryStatus").asText() + " "
                                        + one.get("secondaryStatus").asText() + " "
                                        + one.get("endTime").asText())));
        return segments;
    }

    /** Offered, answered, abandoned and handling time of each interval, by queue and begin. */
    public Map<String, String> volume(Instant from, Instant to) throws Exception {
        Map<String, String> intervals = new TreeMap<>();
        volumeRows(from, to)
                .forEach((interval, one) -> intervals.put(
                        interval,
                        "%s %s %s %s"
                                .formatted(
                                        one.get("offeredContacts").asText(),
                                        one.get("answeredContacts").asText(),
                                        one.get("abandonedContacts").asText(),
                                        one.get("conversationHandleTime").asText())));
        return intervals;
    }

    /** All that is reported of each interval, by queue and begin. */
    public Map<String, JsonNode> volumeRows(Instant from, Instant to) throws Exception {
        Map<String, JsonNode> intervals = new TreeMap<>();
        pages(_ -> "/callvolume", skip -> """
                {"orgId":"%s","fromTimeStamp":"%s","toTimeStamp":"%s","skip":%d,"limit":100}""".formatted(centre.kore().orgId(), from, to, skip), "CallVolumeUpdate")
                .forEach(one -> intervals.put(
                        one.get("queueId").asText() + " "
                                + Instant.parse(
                                        one.get("intervalStartTimeStamp").asText()),
                        one));
        return intervals;
    }

    private List<JsonNode> pages(IntFunction<String> path, IntFunction<String> body, String rows) throws Exception {
        KoreCredentials kore = centre.kore();
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            page = post(
                    "/agentassist/api/public/analytics/account/" + kore.accountId() + path.apply(all.size()),
                    body.apply(all.size()),
                    Map.of("auth", jwt(kore), "iId", kore.instanceId()));
            page.get(rows).forEach(all::add);
        } while (page.get("hasMore").asBoolean());
        return all;
    }

    private static String jwt(KoreCredentials kore) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader(JWSAlgorithm.HS256), new Payload(Map.of("appId", (Object) kore.clientId())));
        token.sign(new MACSigner(kore.clientSecret()));
        return token.serialize();
    }

    /**
     * Resolved by whom, and handling time, of each interval of the last hour that ended later, by poll record, skill
     * and agent.
     */
    public Map<String, String> conversations(Instant after) throws Exception {
        JsonNode answer = asked("timeframe=60&interval=5&v=1&skillIds=all&agentIds=all", bearer());
        Map<String, String> intervals = new TreeMap<>();
        answer.get("metricsByIntervals").forEach(interval -> {
            Instant end = Instant.ofEpochMilli(interval.get("timestamp").asLong());
            if (end.isAfter(after)) {
                interval.at("/metricsData/skillsMetricsPerAgent/metricsPerSkill")
                        .properties()
                        .forEach(skill -> skill.getValue()
                                .get("metricsPerAgent")
                                .properties()
                                .forEach(agent -> intervals.put(
                                        end + " " + skill.getKey() + " " + agent.getKey(),
                                        resolved(agent.getValue()))));
            }
        });
        return intervals;
    }

    /** A bearer of LivePerson's. */
    public String bearer() throws Exception {
        return post(
                        "/api/account/" + centre.livePerson().accountId() + "/login?v=1.3",
                        JSON.writeValueAsString(Map.of(
                                "username", centre.livePerson().username(),
                                "password", centre.livePerson().password())),
                        Map.of())
                .get("bearer")
                .asText();
    }

    /** What LivePerson answers to parameters. */
    public JsonNode asked(String parameters, String bearer) throws Exception {
        return get(
                "/operations/api/account/" + centre.livePerson().accountId() + "/msgconversation?" + parameters,
                Map.of("Authorization", "Bearer " + bearer));
    }

    private static String resolved(JsonNode metrics) {
        return "%s %s %s %s"
                .formatted(
                        metrics.get("resolvedConversations_byCCP").asText(),
                        metrics.get("resolvedConversations_byConsumer").asText(),
                        metrics.get("resolvedConversations_bySystem").asText(),
                        metrics.get("totalHandlingTime_resolvedConversations").asText());
    }

    private JsonNode get(String path, Map<String, String> headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(simulator.resolve(path)), headers);
    }

    private JsonNode post(String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(simulator.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                headers);
    }

    private static JsonNode send(HttpRequest.Builder request, Map<String, String> headers)
            throws IOException, InterruptedException {
        headers.forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(
                        response.uri().getPath() + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        }
    }
}
