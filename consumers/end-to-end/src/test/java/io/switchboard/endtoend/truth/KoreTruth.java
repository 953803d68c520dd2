package io.switchboard.endtoend.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.AgentBucket;
import io.switchboard.ChangeKind;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The segments that Kore reports in the end, to hold against what was made of them.
 *
 * @param stretches of each agent, by agent, in the order of time
 * @param from begin of what is compared
 * @param to end of what is compared
 */
public record KoreTruth(Map<String, List<Stretch>> stretches, Instant from, Instant to) {
    /** How long status-changes knows a segment. */
    private static final Duration KNOWN = Duration.ofDays(2);

    /** How long an agent had a status; what goes on has no end yet. */
    public record Stretch(Instant start, Instant end, Status status) {

        private long secondsIn(Instant begin, Instant until) {
            Instant first = start.isAfter(begin) ? start : begin;
            Instant last = end.isBefore(until) ? end : until;
            return Math.max(0, Duration.between(first, last).toSeconds());
        }
    }

    /**
     * The truth of a time.
     *
     * @param segments as {@link VendorsSay#segments} has them
     */
    public static KoreTruth of(Map<String, String> segments, Instant from, Instant to) {
        Map<String, List<Stretch>> stretches = new TreeMap<>();
        segments.forEach((key, words) -> {
            String[] who = key.split(" ", -1);
            String[] what = words.split(" ", -1);
            Instant end = what[2].equals("-") ? Instant.MAX : Instant.parse(what[2] + "Z");
            stretches
                    .computeIfAbsent(who[0], _ -> new ArrayList<>())
                    .add(new Stretch(Instant.parse(who[1]), end, status(what[0], what[1])));
        });
        stretches.values().forEach(each -> each.sort(Comparator.comparing(Stretch::start)));
        return new KoreTruth(stretches, from, to);
    }

    private static Status status(String primary, String secondary) {
        return switch (primary) {
            case "AVAILABLE" -> Status.READY;
            case "AWAY" -> Status.AWAY;
            case "OFFLINE" -> Status.OFFLINE;
            case "BUSY" ->
                switch (secondary) {
                    case "ACW" -> Status.WRAP_UP;
                    case "Preview" -> Status.PREVIEW;
                    default -> Status.ON_CONTACT;
                };
            default -> Status.OTHER;
        };
    }

    /** The seconds per status of every bucket in which an agent was logged in are those of the stretches. */
    public void verifyBuckets(List<AgentBucket> buckets) {
        Map<String, Map<Status, Long>> published = new TreeMap<>();
        for (AgentBucket bucket : buckets) {
            if (!bucket.getBucketStart().isBefore(from)
                    && !bucket.getBucketEnd().isAfter(to)) {
                Map<Status, Long> seconds = new EnumMap<>(Status.class);
                MonitorTruth.seconds(bucket).forEach((status, sec) -> seconds.put(status, sec.longValue()));
                put(published, bucket.getAgentId() + " " + bucket.getBucketEnd(), seconds);
                assertThat(bucket.getIsFinal()).as("final: %s", bucket).isTrue();
            }
        }
        Map<String, Map<Status, Long>> truth = new TreeMap<>();
        for (Instant end = from.plusSeconds(300); !end.isAfter(to); end = end.plusSeconds(300)) {
            Instant bucketEnd = end;
            stretches.forEach((agent, each) -> put(truth, agent + " " + bucketEnd, seconds(each, bucketEnd)));
        }
        assertThat(published)
                .as("seconds per status of Kore's agents")
                .isNotEmpty()
                .isEqualTo(truth);
    }

    private static Map<Status, Long> seconds(List<Stretch> stretches, Instant bucketEnd) {
        Map<Status, Long> seconds = new EnumMap<>(Status.class);
        stretches.forEach(stretch ->
                seconds.merge(stretch.status(), stretch.secondsIn(bucketEnd.minusSeconds(300), bucketEnd), Long::sum));
        return seconds;
    }

    /** A bucket in which nobody is logged in need not be reported. */
    private static void put(Map<String, Map<Status, Long>> buckets, String key, Map<Status, Long> seconds) {
        seconds.values().removeIf(sec -> sec == 0);
        if (seconds.keySet().stream().anyMatch(status -> status != Status.OFFLINE)) {
            buckets.put(key, seconds);
        }
    }

    /**
     * What is left of the changes after their corrections is one for each stretch, to the second, each from the last.
     */
    public void verifyChanges(List<StatusChange> published) {
        assertThat(published).extracting(StatusChange::getId).doesNotHaveDuplicates();
        Map<String, List<StatusChange>> left = new TreeMap<>();
        corrected(published).stream()
                .sorted(Comparator.comparing(StatusChange::getChangedAt))
                .forEach(change -> left.computeIfAbsent(change.getAgentId(), _ -> new ArrayList<>())
                        .add(change));
        left.forEach(KoreTruth::verifyChain);
        Map<String, List<String>> changes = new TreeMap<>();
        left.forEach((agent, each) -> changes.put(
                agent,
                each.stream()
                        .filter(change -> isCompared(change.getChangedAt()))
                        .map(change -> change.getChangedAt() + " " + change.getToStatus())
                        .toList()));
        Map<String, List<String>> truth = new TreeMap<>();
        stretches.forEach((agent, each) -> truth.put(
                agent,
                each.stream()
                        .filter(stretch -> isCompared(stretch.start()))
                        .map(stretch -> stretch.start() + " " + stretch.status())
                        .toList()));
        changes.values().removeIf(List::isEmpty);
        truth.values().removeIf(List::isEmpty);
        assertThat(changes).as("what Kore's agents entered").isNotEmpty().isEqualTo(truth);
    }

    private boolean isCompared(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static void verifyChain(String agent, List<StatusChange> changes) {
        for (int i = 1; i < changes.size(); i++) {
            if (isCorrectable(changes.get(i), changes.get(i - 1))) {
                assertThat(changes.get(i).getVendorFrom())
                        .as("where %s of agent %s begins, behind %s", changes.get(i), agent, changes.get(i - 1))
                        .isEqualTo(changes.get(i - 1).getVendorTo());
            }
        }
    }

    /**
     * Of a change that was forgotten when the one before it was read, the app does not know that it may be corrected.
     */
    private static boolean isCorrectable(StatusChange change, StatusChange before) {
        return change.getKind() != ChangeKind.FIRST_SEEN
                || !before.getObservedAt().isAfter(change.getChangedAt().plus(KNOWN));
    }

    private static List<StatusChange> corrected(List<StatusChange> published) {
        Map<String, StatusChange> left = new LinkedHashMap<>();
        for (StatusChange change : published) {
            Optional.ofNullable(change.getCorrects()).ifPresent(left::remove);
            if (change.getKind() != ChangeKind.RETRACTED) {
                left.put(change.getId(), change);
            }
        }
        return List.copyOf(left.values());
    }
}
