package io.switchboard.quickstart.live;

import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.kore.callvolume.CallVolume;
import io.switchboard.liveperson.msgconversation.Metrics;
import io.switchboard.quickstart.live.Fact.Count;
import io.switchboard.quickstart.live.Fact.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What the rows of one target say together: the latest ones, where the vendor also tells the past. */
final class Facts {
    private static final List<String> STATUSES = List.of("AVAILABLE", "BUSY", "AWAY", "OFFLINE");
    private static final String ALL = "all";
    private static final String SKILL = "skill";

    private final Map<SpecificRecord, Totals> totals = new HashMap<>();
    private final Newest<LocalDate, SpecificRecord, Performance> day = new Newest<>();
    private final Newest<Instant, SpecificRecord, Metrics> resolved = new Newest<>();
    private final Map<SpecificRecord, StatusSegment> lasting = new HashMap<>();
    private final Newest<Instant, SpecificRecord, CallVolume> volume = new Newest<>();

    void put(SpecificRecord key, SpecificRecord row) {
        switch (row) {
            case Totals now -> totals.put(key, now);
            case Performance agent -> day.put(agent.getDateStart(), key, agent);
            case Metrics all when isOfAll(all) -> resolved.put(all.getBucketEnd(), key, all);
            case StatusSegment segment when segment.getEndTime() == null -> lasting.put(key, segment);
            case StatusSegment _ -> lasting.remove(key);
            case CallVolume queue -> volume.put(queue.getIntervalStart(), key, queue);
            default -> {}
        }
    }

    void remove(SpecificRecord key) {
        totals.remove(key);
        day.remove(key);
        resolved.remove(key);
        lasting.remove(key);
        volume.remove(key);
    }

    /** What matters most comes first. */
    List<Fact> list() {
        return Stream.of(now(), today(), conversations(), agents(), contacts())
                .flatMap(facts -> facts)
                .toList();
    }

    /** Rows of the whole period would count twice what rows of its intervals do, and so would rows of one skill. */
    private static boolean isOfAll(Metrics row) {
        return row.getLevel().equals(SKILL)
                && row.getSkillId().equals(ALL)
                && row.getAgentId().equals(ALL);
    }

    private Stream<Fact> now() {
        return totals.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        sum(totals.values(), Totals::getCallsToday, "calls today"),
                        sum(totals.values(), Totals::getCallsWaitingIn, "waiting"));
    }

    private Stream<Fact> today() {
        return day.rows().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        sum(day.rows(), Performance::getCalls, "calls"),
                        sum(day.rows(), Performance::getHumanAnswered, "answered"),
                        new Count(day.rows().size(), "agents"));
    }

    private Stream<Fact> conversations() {
        return resolved.rows().isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(
                                sum(resolved.rows(), Metrics::getTotalResolvedConversations, "resolved"),
                                sum(resolved.rows(), Metrics::getResolvedConversationsByConsumer, "by consumers")),
                        span(resolved.rows(), Metrics::getBucketStart, Metrics::getBucketEnd));
    }

    private Stream<Fact> agents() {
        return lasting.isEmpty() ? Stream.empty() : STATUSES.stream().map(status -> new Count(in(status), status));
    }

    private long in(String status) {
        return lasting.values().stream()
                .filter(segment -> status.equalsIgnoreCase(segment.getPrimaryStatus()))
                .count();
    }

    private Stream<Fact> contacts() {
        return volume.rows().isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(
                                sum(volume.rows(), CallVolume::getOfferedContacts, "offered"),
                                sum(volume.rows(), CallVolume::getAnsweredContacts, "answered"),
                                sum(volume.rows(), CallVolume::getAbandonedContacts, "abandoned")),
                        span(volume.rows(), CallVolume::getIntervalStart, CallVolume::getIntervalEnd));
    }

    private static <R> Count sum(Collection<R> rows, Function<R, @Nullable Number> number, String what) {
        return new Count(
                rows.stream()
                        .map(number)
                        .filter(Objects::nonNull)
                        .mapToLong(Number::longValue)
                        .sum(),
                what);
    }

    /** That of any row, since they have it in common. */
    private static <R> Stream<Fact> span(
            Collection<R> rows, Function<R, @Nullable Instant> start, Function<R, @Nullable Instant> end) {
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(start.apply(row))
                        .flatMap(from -> Optional.ofNullable(end.apply(row)).map(to -> (Fact) new Span(from, to)))
                        .stream())
                .limit(1);
    }
}
