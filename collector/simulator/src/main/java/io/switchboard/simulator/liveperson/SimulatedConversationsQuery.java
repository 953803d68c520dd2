package io.switchboard.simulator.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.http.HttpExchangeRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request for conversations.
 *
 * @param timeframe minutes back from now, 1 to 1,440
 * @param interval minutes, a divisor of the timeframe
 */
record SimulatedConversationsQuery(
        int timeframe, Optional<Integer> interval, RequestedIds skills, RequestedIds agents) {
    private static final int DAY = 1_440;

    SimulatedConversationsQuery {
        if (timeframe < 1 || timeframe > DAY) {
            throw new IllegalArgumentException("timeframe must be 1 to " + DAY + " minutes");
        }
        int width = interval.orElse(timeframe);
        if (width < 1 || width > timeframe || timeframe % width != 0) {
            throw new IllegalArgumentException("interval must be a divisor of timeframe");
        }
    }

    /**
     * Reads the parameters; those in a JSON body come before those in the query.
     *
     * @throws IllegalArgumentException if one is missing or makes no sense, saying which
     */
    static SimulatedConversationsQuery of(HttpExchangeRequest request) {
        Map<String, String> parameters = new HashMap<>(request.query().parameters());
        if (request.method().equals("POST")) {
            JsonNode body =
                    request.json().orElseThrow(() -> new IllegalArgumentException("the body is no JSON object"));
            body.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field ->
                            parameters.put(field.getKey(), field.getValue().asText()));
        }
        parameters.values().removeIf(String::isBlank);
        if (number(parameters, "v").isEmpty()) {
            throw new IllegalArgumentException("v is required");
        }
        return new SimulatedConversationsQuery(
                number(parameters, "timeframe")
                        .orElseThrow(() -> new IllegalArgumentException("timeframe is required")),
                number(parameters, "interval"),
                RequestedIds.of(parameters.getOrDefault("skillIds", "")),
                RequestedIds.of(parameters.getOrDefault("agentIds", "")));
    }

    boolean isForAccount() {
        return !skills.isAsked() && !agents.isAsked();
    }

    private static Optional<Integer> number(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(text -> {
            if (!text.matches("[0-9]{1,6}")) {
                throw new IllegalArgumentException(name + " must be numeric");
            }
            return Integer.valueOf(text);
        });
    }
}
