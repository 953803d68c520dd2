package io.switchboard.simulator.kore;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.account.KoreCredentials;
import io.switchboard.simulator.http.HttpExchangeRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A request for call volume.
 *
 * @param from the earliest begin of an interval; empty: the first there is
 * @param to the begins of intervals are before this
 */
record VolumeQuery(Optional<Instant> from, Instant to, int skip, int limit) {
    private static final int LIMIT = 100;

    /**
     * Reads the body.
     *
     * @throws IllegalArgumentException if something is missing or makes no sense, saying what
     */
    static VolumeQuery of(HttpExchangeRequest request, KoreCredentials credentials) {
        JsonNode body = request.json().orElseThrow(() -> new IllegalArgumentException("Invalid JSON body"));
        if (!credentials.orgId().equals(body.path("orgId").textValue())) {
            throw new IllegalArgumentException("Invalid orgId");
        }
        return new VolumeQuery(
                instant(body, "fromTimeStamp"),
                instant(body, "toTimeStamp").orElseThrow(() -> new IllegalArgumentException("toTimeStamp is required")),
                number(body, "skip", 0, 0),
                number(body, "limit", 1, LIMIT));
    }

    /** The same about a time so much earlier. */
    VolumeQuery earlier(Duration by) {
        return new VolumeQuery(from.map(begin -> begin.minus(by)), to.minus(by), skip, limit);
    }

    /** How many records a request skips; 0 if that cannot be read. */
    static int skip(HttpExchangeRequest request) {
        return request.json().map(body -> body.path("skip").asInt()).orElse(0);
    }

    private static Optional<Instant> instant(JsonNode body, String name) {
        try {
            return Optional.ofNullable(body.path(name).textValue()).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is not in ISO 8601 format", e);
        }
    }

    private static int number(JsonNode body, String name, int least, int otherwise) {
        int number = body.path(name).asInt(otherwise);
        if (number < least) {
            throw new IllegalArgumentException(name + " must be at least " + least);
        }
        return number;
    }
}
