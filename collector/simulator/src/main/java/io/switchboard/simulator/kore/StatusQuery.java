package io.switchboard.simulator.kore;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.http.HttpExchangeRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A request for status details.
 *
 * @param last the last of the days, itself one of them
 * @param zone in which the days and the times of the answer are
 * @param agents e-mails; empty for everybody
 */
record StatusQuery(LocalDate first, LocalDate last, ZoneOffset zone, Set<String> agents, int limit, int offset) {
    private static final int MOST = 50;
    private static final int MOST_MINUTES = 840;

    StatusQuery {
        agents = Set.copyOf(agents);
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("endDate is before startDate");
        }
    }

    /**
     * Reads parameters and body.
     *
     * @throws IllegalArgumentException if something is missing or makes no sense, saying what
     */
    static StatusQuery of(HttpExchangeRequest request) {
        JsonNode filter = request.json()
                .orElseThrow(() -> new IllegalArgumentException("Invalid JSON body"))
                .path("filter");
        JsonNode dates = filter.path("dateFilter");
        Optional<LocalDate> date = date(dates, "date");
        return new StatusQuery(
                date.or(() -> date(dates, "startDate")).orElseThrow(StatusQuery::withoutDate),
                date.or(() -> date(dates, "endDate")).orElseThrow(StatusQuery::withoutDate),
                zone(dates.path("timeZoneOffSet")),
                agents(filter.path("agents")),
                Math.min(MOST, number(request, "limit", 1, MOST)),
                number(request, "offset", 0, 0));
    }

    /** The same about the days before. */
    StatusQuery theDayBefore() {
        return new StatusQuery(first.minusDays(1), last.minusDays(1), zone, agents, limit, offset);
    }

    Instant from() {
        return first.atStartOfDay().toInstant(zone);
    }

    Instant to() {
        return last.plusDays(1).atStartOfDay().toInstant(zone);
    }

    private static Optional<LocalDate> date(JsonNode dates, String name) {
        try {
            return Optional.ofNullable(dates.path(name).textValue()).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is not of the form yyyy-mm-dd", e);
        }
    }

    private static IllegalArgumentException withoutDate() {
        return new IllegalArgumentException("dateFilter needs startDate and endDate");
    }

    private static ZoneOffset zone(JsonNode minutes) {
        if (!minutes.isInt() || Math.abs(minutes.intValue()) > MOST_MINUTES) {
            throw new IllegalArgumentException("timeZoneOffSet is not a number of minutes");
        }
        return ZoneOffset.ofTotalSeconds(-minutes.intValue() * 60);
    }

    private static Set<String> agents(JsonNode emails) {
        if (emails.isTextual()) {
            return Set.of(emails.textValue());
        }
        return StreamSupport.stream(emails.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static int number(HttpExchangeRequest request, String name, int least, int otherwise) {
        int number = request.query().find(name).map(Integer::parseInt).orElse(otherwise);
        if (number < least) {
            throw new IllegalArgumentException(name + " must be at least " + least);
        }
        return number;
    }
}
