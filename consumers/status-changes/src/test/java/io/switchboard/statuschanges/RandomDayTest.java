package io.switchboard.statuschanges;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.statuschanges.segments.RandomDay;
import io.switchboard.statuschanges.segments.StatusPage;
import io.switchboard.streams.status.StatusMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a day came to be reported: what holds in the end is the day as the vendor reported it last. */
class RandomDayTest {
    private static final Duration LONGEST_GAP = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shouldTellTheDayAsItWasToldLast(long seed) {
        StatusPage page = RandomDay.of(seed);
        try (Bench bench = new Bench()) {
            List<StatusChange> told = bench.read(page);

            assertThat(told).hasSizeGreaterThan(150);
            assertThat(told).filteredOn(change -> change.getCorrects() != null).hasSizeGreaterThan(30);
            assertThat(statements(holding(told))).containsExactlyInAnyOrderElementsOf(expected(page.segments()));
            assertThat(bench.read(page)).as("told again").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldTellTheSameWheneverItIsRecomputed(long seed) {
        StatusPage page = RandomDay.of(seed);
        try (Bench first = new Bench();
                Bench second = new Bench()) {
            assertThat(second.read(page)).isEqualTo(first.read(page));
        }
    }

    /** What was reported and neither replaced nor taken back. */
    private static List<StatusChange> holding(List<StatusChange> told) {
        Map<String, StatusChange> holding = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (StatusChange change : told) {
            String corrects = change.getCorrects();
            if (corrects != null) {
                assertThat(holding.remove(corrects))
                        .as("what %s corrects", change)
                        .isNotNull();
            }
            assertThat(ids.add(change.getId()))
                    .as("%s has an id of its own", change)
                    .isTrue();
            if (change.getKind() != ChangeKind.RETRACTED) {
                holding.put(change.getId(), change);
            }
        }
        return List.copyOf(holding.values());
    }

    private static List<Statement> statements(List<StatusChange> changes) {
        return changes.stream()
                .map(change -> new Statement(
                        change.getAgentId(),
                        change.getChangedAt(),
                        change.getFromStatus(),
                        change.getVendorFrom(),
                        change.getPreviousDurationMs(),
                        change.getToStatus(),
                        change.getVendorTo()))
                .toList();
    }

    private static List<Statement> expected(List<StatusSegment> segments) {
        return segments.stream()
                .collect(Collectors.groupingBy(StatusSegment::getUserId, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(agent -> {
                    List<StatusSegment> sorted = agent.stream()
                            .sorted(Comparator.comparing(StatusSegment::getStartTime))
                            .toList();
                    return java.util.stream.IntStream.range(0, sorted.size())
                            .mapToObj(i -> expected(i == 0 ? null : sorted.get(i - 1), sorted.get(i)));
                })
                .toList();
    }

    private static Statement expected(@Nullable StatusSegment before, StatusSegment now) {
        Instant start = now.getStartTime();
        StatusSegment known = before;
        Instant end = start;
        if (before != null && before.getEndTime() != null && before.getEndTime().isBefore(start)) {
            end = before.getEndTime();
            known = Duration.between(end, start).compareTo(LONGEST_GAP) > 0 ? null : before;
        }
        return new Statement(
                now.getUserId(),
                start,
                known == null ? null : status(known),
                known == null ? null : known.getPrimaryStatus(),
                known == null
                        ? null
                        : Duration.between(known.getStartTime(), end).toMillis(),
                status(now),
                now.getPrimaryStatus());
    }

    private static Status status(StatusSegment segment) {
        return StatusMapping.KORE.statusOf(segment.getPrimaryStatus(), segment.getSecondaryStatus());
    }

    private record Statement(
            String agent,
            Instant at,
            @Nullable Status from,
            @Nullable String vendorFrom,
            @Nullable Long lastedMs,
            Status to,
            @Nullable String vendorTo) {}
}
