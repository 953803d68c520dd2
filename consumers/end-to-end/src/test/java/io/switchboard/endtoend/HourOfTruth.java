package io.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.AgentBucket;
import io.switchboard.Poll;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.consumer.status.StatusMapping;
import io.switchboard.simulator.centre.AgentStatus;
import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.centre.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What really happened in a centre, to hold against what was told.
 *
 * @param from begin of what is compared
 * @param polls those that showed rows, in order: on a loaded machine some are late, and what falls between two of them
 *     is not seen
 */
record HourOfTruth(Centre centre, Instant from, List<Poll> polls) {

    /** End of what is compared. */
    static Instant end(Instant from) {
        return from.plus(Duration.ofHours(1));
    }

    private Instant to() {
        return end(from);
    }

    /** Polls that were asked and answered within a span of time. */
    private long pollsWithin(Instant begin, Instant end) {
        return polls.stream()
                .filter(poll -> poll.getStartedAt().isAfter(begin)
                        && poll.getCompletedAt().isBefore(end))
                .count();
    }

    /** How long after an instant a poll saw what had changed then, in seconds, counted from the poll before. */
    private double gap(Instant at) {
        Instant before = polls.stream()
                .map(Poll::getStartedAt)
                .filter(start -> start.isBefore(at))
                .reduce(from, (first, second) -> second);
        Instant after = polls.stream()
                .filter(poll -> poll.getStartedAt().isAfter(at))
                .map(Poll::getCompletedAt)
                .findFirst()
                .orElse(to());
        return Duration.between(before, after).toMillis() / 1000.0;
    }

    /** Every transition that outlasts a poll interval is told once, in order, with its instant in the told interval. */
    void verifyChanges(List<StatusChange> told) {
        assertThat(told).extracting(StatusChange::getId).doesNotHaveDuplicates();
        Map<String, List<StatusChange>> toldByAgent = told.stream()
                .filter(change -> change.getNotBefore() != null)
                .collect(Collectors.groupingBy(StatusChange::getAgentId));
        toldByAgent.forEach((agent, changes) -> {
            assertThat(changes).extracting(StatusChange::getChangedAt).isSorted();
            for (int i = 1; i < changes.size(); i++) {
                assertThat(changes.get(i).getVendorFrom())
                        .as("where change %s of agent %s begins", i, agent)
                        .isEqualTo(changes.get(i - 1).getVendorTo());
            }
        });
        int outlasting = 0;
        for (Map.Entry<String, List<Transition>> each : byAgent().entrySet()) {
            List<StatusChange> changes = toldByAgent.getOrDefault(each.getKey(), List.of());
            for (Transition transition : lasting(each.getValue())) {
                outlasting++;
                assertThat(changes.stream()
                                .filter(change -> tells(change, transition))
                                .count())
                        .as("%s told in %s", transition, near(changes, transition.at()))
                        .isEqualTo(1);
            }
        }
        assertThat(outlasting).as("transitions that outlast a poll").isGreaterThan(500);
    }

    private List<StatusChange> near(List<StatusChange> changes, Instant at) {
        return changes.stream()
                .filter(change ->
                        Duration.between(change.getObservedAt(), at).abs().compareTo(Duration.ofSeconds(30)) < 0)
                .toList();
    }

    private static boolean tells(StatusChange change, Transition transition) {
        return change.getNotBefore().isBefore(transition.at())
                && !change.getObservedAt().isBefore(transition.at())
                && Optional.ofNullable(change.getVendorTo()).equals(word(transition.to()));
    }

    private static Optional<String> word(AgentStatus status) {
        return status == AgentStatus.LOGGED_OUT ? Optional.empty() : Optional.of(status.name());
    }

    private Map<String, List<Transition>> byAgent() {
        return centre.transitions(from, to()).stream().collect(Collectors.groupingBy(Transition::agentId));
    }

    private List<Transition> lasting(List<Transition> transitions) {
        List<Transition> lasting = new ArrayList<>();
        for (int i = 0; i < transitions.size(); i++) {
            Transition transition = transitions.get(i);
            Instant until = i + 1 < transitions.size() ? transitions.get(i + 1).at() : to();
            // An agent is believed gone after two polls that miss them.
            int enough = transition.to() == AgentStatus.LOGGED_OUT ? 2 : 1;
            if (pollsWithin(transition.at(), until) >= enough) {
                lasting.add(transition);
            }
        }
        return lasting;
    }

    /** Seconds per status of each final bucket are true to the gap between two polls per transition, and sum up. */
    void verifyBuckets(List<AgentBucket> buckets) {
        Set<String> seen = new HashSet<>();
        for (AgentBucket bucket : buckets) {
            if (bucket.getFinal$()
                    && bucket.getBucketStart().compareTo(from) >= 0
                    && bucket.getBucketEnd().compareTo(to()) <= 0) {
                verify(bucket);
                seen.add(bucket.getAgentId() + bucket.getBucketEnd());
            }
        }
        for (Instant end = from.plusSeconds(300); !end.isAfter(to()); end = end.plusSeconds(300)) {
            Instant bucketEnd = end;
            onShift(end.minusSeconds(300), end)
                    .forEach(agent -> assertThat(seen).contains(agent + bucketEnd));
        }
        assertThat(seen).hasSizeGreaterThan(200);
    }

    private void verify(AgentBucket bucket) {
        Map<Status, Integer> told = seconds(bucket);
        int sum = told.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(sum)
                .as("seconds of %s", bucket)
                .isEqualTo(bucket.getObservedSec())
                .isLessThanOrEqualTo(300);
        Map<Status, Double> truth = new EnumMap<>(Status.class);
        centre.durations(bucket.getBucketStart(), bucket.getBucketEnd())
                .getOrDefault(bucket.getAgentId(), Map.of())
                .forEach((status, ms) ->
                        truth.merge(StatusMapping.CONVOSO.statusOf(status.name()), ms / 1000.0, Double::sum));
        double bound = 1
                + centre
                        .transitions(
                                bucket.getBucketStart().minusSeconds(30),
                                bucket.getBucketEnd().plusSeconds(30))
                        .stream()
                        .filter(transition -> transition.agentId().equals(bucket.getAgentId()))
                        .mapToDouble(transition -> gap(transition.at()))
                        .sum();
        told.forEach((status, seconds) -> assertThat((double) seconds)
                .as("%s of %s", status, bucket)
                .isBetween(truth.getOrDefault(status, 0.0) - bound, truth.getOrDefault(status, 0.0) + bound));
    }

    /** Agents who were logged in all the time. */
    private Set<String> onShift(Instant start, Instant end) {
        return centre.durations(start, end).entrySet().stream()
                .filter(each -> each.getValue().getOrDefault(AgentStatus.LOGGED_OUT, 0L) == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<Status, Integer> seconds(AgentBucket bucket) {
        Map<Status, Integer> seconds = new EnumMap<>(Status.class);
        seconds.put(Status.READY, bucket.getReadySec());
        seconds.put(Status.ON_CONTACT, bucket.getOnContactSec());
        seconds.put(Status.WRAP_UP, bucket.getWrapUpSec());
        seconds.put(Status.PAUSED, bucket.getPausedSec());
        seconds.put(Status.AWAY, bucket.getAwaySec());
        seconds.put(Status.PREVIEW, bucket.getPreviewSec());
        seconds.put(Status.OFFLINE, bucket.getOfflineSec());
        seconds.put(Status.OTHER, bucket.getOtherSec());
        return seconds;
    }
}
