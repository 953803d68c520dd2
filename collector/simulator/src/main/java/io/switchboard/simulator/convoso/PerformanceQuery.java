package io.switchboard.simulator.convoso;

import io.switchboard.simulator.contactcentre.AgentProfile;
import io.switchboard.simulator.http.RequestQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which agents' performance on which days is asked for. Agents must pass every filter given; of the ids of one filter,
 * one will do. Lists and statuses are accepted and not read, for the centre has none.
 *
 * @param last the last of the days, itself one of them
 */
record PerformanceQuery(
        LocalDate first,
        LocalDate last,
        Optional<Set<String>> campaigns,
        Optional<Set<String>> queues,
        Optional<Set<String>> users) {
    /**
     * Reads the parameters.
     *
     * @param today counts where no day is given
     * @throws DateTimeParseException if a date is not of the form YYYY-MM-DD
     */
    static PerformanceQuery of(RequestQuery query, LocalDate today) {
        return new PerformanceQuery(
                query.find("date_start").map(LocalDate::parse).orElse(today),
                query.find("date_end").map(LocalDate::parse).orElse(today),
                ids(query, "campaign_ids"),
                ids(query, "queue_ids"),
                ids(query, "user_ids"));
    }

    Instant from(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    Instant to(ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    boolean matches(AgentProfile agent) {
        return campaigns
                        .map(ids -> ids.contains(Long.toString(agent.campaign().id())))
                        .orElse(true)
                && queues.map(ids -> agent.queues().stream().anyMatch(queue -> ids.contains(Long.toString(queue.id()))))
                        .orElse(true)
                && users.map(ids -> ids.contains(agent.id())).orElse(true);
    }

    private static Optional<Set<String>> ids(RequestQuery query, String name) {
        return query.find(name)
                .map(text -> Set.of(Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .distinct()
                        .toArray(String[]::new)));
    }
}
