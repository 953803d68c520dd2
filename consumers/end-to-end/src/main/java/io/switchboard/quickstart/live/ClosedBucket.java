package io.switchboard.quickstart.live;

import io.switchboard.AgentBucket;
import io.switchboard.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Five minutes of everybody, final.
 *
 * @param rows one per agent, those with most time on contacts first
 * @param seconds of all agents, by status
 */
public record ClosedBucket(Instant start, Instant end, List<AgentBucket> rows, Map<Status, Integer> seconds) {
    private static final Comparator<AgentBucket> BUSIEST =
            Comparator.comparingInt(AgentBucket::getOnContactSec).reversed().thenComparing(AgentBucket::getAgentId);

    public ClosedBucket {
        rows = List.copyOf(rows);
        seconds = Map.copyOf(seconds);
    }

    /** A bucket of at least one row; all rows have the same window. */
    static ClosedBucket of(Collection<AgentBucket> rows) {
        AgentBucket any = rows.iterator().next();
        return new ClosedBucket(
                any.getBucketStart(),
                any.getBucketEnd(),
                rows.stream().sorted(BUSIEST).toList(),
                total(rows));
    }

    /** How many agents were logged in at any time of it. */
    public int agents() {
        return rows.size();
    }

    /** Seconds in a status, of all agents together. */
    public int seconds(Status status) {
        return seconds.getOrDefault(status, 0);
    }

    /** Seconds for which a status is known, of all agents together. */
    public int observed() {
        return rows.stream().mapToInt(AgentBucket::getObservedSec).sum();
    }

    /** The known share of the time, 0 to 1. */
    public double coverage() {
        return rows.stream().mapToDouble(AgentBucket::getCoverage).average().orElse(0);
    }

    /** Changes of status, of all agents together. */
    public int changes() {
        return rows.stream().mapToInt(AgentBucket::getStatusChanges).sum();
    }

    private static Map<Status, Integer> total(Collection<AgentBucket> rows) {
        Map<Status, Integer> total = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            total.put(status, rows.stream().mapToInt(row -> in(row, status)).sum());
        }
        return total;
    }

    private static int in(AgentBucket row, Status status) {
        return switch (status) {
            case READY -> row.getReadySec();
            case ON_CONTACT -> row.getOnContactSec();
            case WRAP_UP -> row.getWrapUpSec();
            case PAUSED -> row.getPausedSec();
            case AWAY -> row.getAwaySec();
            case PREVIEW -> row.getPreviewSec();
            case OFFLINE -> row.getOfflineSec();
            case OTHER -> row.getOtherSec();
        };
    }
}
