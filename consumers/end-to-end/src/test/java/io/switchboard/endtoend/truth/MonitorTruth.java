package io.switchboard.endtoend.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.AgentBucket;
import io.switchboard.Basis;
import io.switchboard.ChangeKind;
import io.switchboard.Poll;
import io.switchboard.Status;
import io.switchboard.StatusChange;
import io.switchboard.endtoend.truth.MonitorPolls.Gap;
import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.StatusTransition;
import io.switchboard.streams.status.StatusMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What really happened in a centre, to hold against what was reported of its agents from the monitor.
 *
 * @param from begin of what is compared
 * @param to end of what is compared
 * @param absences after how many of these polls an agent whom they miss is certainly believed gone
 */
public record MonitorTruth(ContactCentre centre, Instant from, Instant to, MonitorPolls polls, int absences) {
    private static final Duration LONGEST_GAP = Duration.ofHours(1);
    private static final Duration BUCKET = Duration.ofMinutes(5);
    private static final double MOST = 0.85;
    private static final int MANY = 20;

    /** @param all polls of all datasets */
    static MonitorTruth of(ContactCentre centre, Instant from, Instant to, List<Poll> all, int absences) {
        return new MonitorTruth(centre, from, to, MonitorPolls.of(all, centre, from, to), absences);
    }

    /** Between which polls something changed at an instant. */
    private Gap gap(Instant at) {
        return polls.gap(at, 1);
    }

    /** The same of a transition: a collector that was started again has not seen the first polls without the agent. */
    private Gap gap(StatusTransition transition) {
        return polls.gap(transition.at(), transition.to() == AgentStatus.LOGGED_OUT ? absences - 1 : 1);
    }

    /**
     * Every transition that outlasts a poll interval is reported once, in order, with its instant in the reported
     * interval.
     *
     * @return how many these are
     */
    public int verifyChanges(List<StatusChange> published) {
        assertThat(published).extracting(StatusChange::getId).doesNotHaveDuplicates();
        Map<String, List<StatusChange>> publishedByAgent = published.stream()
                .filter(change -> change.getKind() != ChangeKind.FIRST_SEEN)
                .collect(Collectors.groupingBy(StatusChange::getAgentId));
        publishedByAgent.forEach((agent, changes) -> {
            for (int i = 1; i < changes.size(); i++) {
                verifyOrder(changes.get(i - 1), changes.get(i));
                assertThat(changes.get(i).getVendorFrom())
                        .as("where change %s of agent %s begins", i, agent)
                        .isEqualTo(changes.get(i - 1).getVendorTo());
            }
        });
        // Reported again with the vendor's time where a clock had jumped at first, but never twice in the same way.
        int outlasting = 0;
        for (Map.Entry<String, List<StatusTransition>> each : byAgent().entrySet()) {
            List<StatusChange> changes = publishedByAgent.getOrDefault(each.getKey(), List.of());
            for (StatusTransition transition : lasting(each.getValue())) {
                outlasting++;
                assertThat(changes.stream()
                                .filter(change -> tells(change, transition))
                                .map(StatusChange::getBasis))
                        .as("%s published in %s by %s", transition, near(published, transition), gap(transition.at()))
                        .isNotEmpty()
                        .doesNotHaveDuplicates();
            }
        }
        return outlasting;
    }

    /**
     * What is only known to have happened before the end of a poll may be reported after what happened during the poll.
     */
    private static void verifyOrder(StatusChange before, StatusChange after) {
        boolean comparable = before.getBasis() == after.getBasis() || after.getBasis() == Basis.OBSERVED;
        assertThat(after.getChangedAt())
                .as("when %s followed %s", after, before)
                .isAfterOrEqualTo(comparable ? before.getChangedAt() : known(before.getNotBefore()));
    }

    /** For somebody who wonders why. */
    private static List<StatusChange> near(List<StatusChange> published, StatusTransition transition) {
        return published.stream()
                .filter(change -> change.getAgentId().equals(transition.agentId()))
                .filter(change -> Duration.between(change.getObservedAt(), transition.at())
                                .abs()
                                .compareTo(Duration.ofMinutes(40))
                        < 0)
                .toList();
    }

    private boolean tells(StatusChange change, StatusTransition transition) {
        return notBefore(change).isBefore(transition.at())
                && !observed(change).isBefore(transition.at())
                && (change.getBasis() == Basis.OBSERVED || isAt(change.getChangedAt(), transition.at()))
                && Optional.ofNullable(change.getVendorTo()).equals(word(transition.to()));
    }

    /** The vendor cuts its times to the second. */
    private static boolean isAt(Instant published, Instant truth) {
        return Duration.between(published, truth).abs().compareTo(Duration.ofSeconds(1)) <= 0;
    }

    /**
     * An agent who comes, and whom a vendor leaves out at first, seems to come later: the last poll that showed all
     * says more.
     */
    private Instant notBefore(StatusChange change) {
        Instant published = known(change.getNotBefore());
        return change.getVendorFrom() != null ? published : polls.lastStart(published);
    }

    /** The time itself; the earliest there is where nobody knows it. */
    private static Instant known(@Nullable Instant notBefore) {
        return notBefore == null ? Instant.EPOCH : notBefore;
    }

    /** An agent whom a vendor leaves out, and who goes then, seems to have gone before. */
    private Instant observed(StatusChange change) {
        return change.getVendorTo() != null ? change.getObservedAt() : polls.firstEnd(change.getObservedAt());
    }

    private static Optional<String> word(AgentStatus status) {
        return status == AgentStatus.LOGGED_OUT ? Optional.empty() : Optional.of(status.name());
    }

    private Map<String, List<StatusTransition>> byAgent() {
        return centre.transitions(from, to).stream().collect(Collectors.groupingBy(StatusTransition::agentId));
    }

    private List<StatusTransition> lasting(List<StatusTransition> transitions) {
        return stays(transitions)
                .filter(stay -> polls.within(stay.begin().at(), stay.end()) >= enough(stay.begin()))
                .map(Stay::begin)
                .filter(begin -> begin.to() != AgentStatus.LOGGED_OUT || wasThere(begin, transitions))
                .toList();
    }

    /** Whether a poll looked between the log-in and the log-out: nobody misses an agent who was never seen. */
    private boolean wasThere(StatusTransition logOut, List<StatusTransition> transitions) {
        Instant logIn = transitions.stream()
                .filter(one -> one.from() == AgentStatus.LOGGED_OUT && one.at().isBefore(logOut.at()))
                .map(StatusTransition::at)
                .reduce(Instant.MIN, (_, latest) -> latest);
        return polls.within(logIn, logOut.at()) > 0;
    }

    private int enough(StatusTransition transition) {
        return transition.to() == AgentStatus.LOGGED_OUT ? absences : 1;
    }

    /** Time that an agent stayed as a transition had left him. */
    private record Stay(StatusTransition begin, Instant end) {
        private boolean lasts(Duration atLeast) {
            return begin.to() != AgentStatus.LOGGED_OUT
                    && Duration.between(begin.at(), end).compareTo(atLeast) >= 0;
        }
    }

    /** @param transitions of one agent, in order */
    private Stream<Stay> stays(List<StatusTransition> transitions) {
        return IntStream.range(0, transitions.size())
                .mapToObj(i -> new Stay(
                        transitions.get(i),
                        i + 1 < transitions.size() ? transitions.get(i + 1).at() : to));
    }

    /** How many transitions {@link #verifyChanges} must find at least: those that last, while polls watched. */
    int fewestChanges() {
        long lasting = byAgent().values().stream()
                .flatMap(this::stays)
                .filter(stay -> stay.lasts(polls.surelySeen()))
                .count();
        assertThat(lasting).as("transitions that last").isGreaterThan(MANY);
        return (int) (lasting * MOST * polls.watched());
    }

    /** How many buckets {@link #verifyBuckets} must find at least: those of agents on shift, while polls watched. */
    int fewestBuckets() {
        long onShift =
                ends().mapToLong(end -> onShift(end.minus(BUCKET), end).size()).sum();
        assertThat(onShift).as("buckets of agents on shift").isGreaterThan(MANY);
        return (int) (onShift * MOST * polls.watched());
    }

    /**
     * Seconds per status of each final bucket are true to the gap between two polls per transition, and sum up. What
     * nobody can know after a long gap is not reported, but most of the rest is.
     *
     * @return how many these are
     */
    int verifyBuckets(List<AgentBucket> buckets) {
        Set<String> seen = new HashSet<>();
        long observed = 0;
        for (AgentBucket bucket : buckets) {
            if (bucket.getIsFinal()
                    && bucket.getBucketStart().compareTo(from) >= 0
                    && bucket.getBucketEnd().compareTo(to) <= 0) {
                verify(bucket);
                seen.add(bucket.getAgentId() + bucket.getBucketEnd());
                observed += bucket.getObservedSec();
            }
        }
        // Seconds are whole ones: one poll in the first of them proves nothing of the bucket.
        ends().filter(end -> polls.within(end.minus(BUCKET).plusSeconds(1), end) > 0)
                .forEach(end -> onShift(end.minus(BUCKET), end)
                        .forEach(agent -> assertThat(seen).contains(agent + end)));
        assertThat(observed / 300.0 / seen.size())
                .as("share of the time that is published")
                .isGreaterThan(MOST * polls.watched());
        return seen.size();
    }

    /** Who was not seen at all in a bucket may have figures in it: they lie where they were seen. */
    private void verify(AgentBucket bucket) {
        if (bucket.getObservedSec() == 0 && bucket.getStatusChanges() == 0) {
            return;
        }
        Map<Status, Integer> published = seconds(bucket);
        int sum = published.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(sum)
                .as("seconds of %s", bucket)
                .isEqualTo(bucket.getObservedSec())
                .isLessThanOrEqualTo(300);
        Map<Status, Double> truth = new EnumMap<>(Status.class);
        centre.durations(bucket.getBucketStart(), bucket.getBucketEnd())
                .getOrDefault(bucket.getAgentId(), Map.of())
                .forEach((status, ms) ->
                        truth.merge(StatusMapping.CONVOSO.statusOf(status.name()), ms / 1000.0, Double::sum));
        double bound = 1 + unseen(bucket);
        int unknown = 300 - bucket.getObservedSec();
        published.forEach((status, seconds) -> assertThat((double) seconds)
                .as("%s of %s", status, bucket)
                .isBetween(truth.getOrDefault(status, 0.0) - bound - unknown, truth.getOrDefault(status, 0.0) + bound));
    }

    /**
     * Seconds around transitions that fall into the bucket, at most. Of what fell into a long silence a poller knows
     * that it does not know it, so nothing false may be reported of it.
     */
    private double unseen(AgentBucket bucket) {
        Instant last = gap(bucket.getBucketEnd()).after();
        return centre.transitions(bucket.getBucketStart().minus(LONGEST_GAP), last).stream()
                .filter(transition -> transition.agentId().equals(bucket.getAgentId()))
                .filter(transition -> !isUnknown(transition))
                .map(this::gap)
                .filter(gap -> gap.after().isAfter(bucket.getBucketStart()))
                .mapToDouble(Gap::seconds)
                .sum();
    }

    /**
     * Whether what an agent did between two answers cannot be known: the later one says when the agent's last change
     * was, and has nothing about an agent who has gone.
     */
    private boolean isUnknown(StatusTransition transition) {
        Gap silence = polls.silence(transition.at());
        Instant last = centre.transitions(transition.at(), silence.after()).stream()
                .filter(other -> other.agentId().equals(transition.agentId()))
                .map(other -> other.to() == AgentStatus.LOGGED_OUT ? silence.after() : other.at())
                .reduce(transition.at(), (_, later) -> later);
        return new Gap(silence.before(), last).isLong();
    }

    /**
     * Of agents who went during an outage, nothing is reported from its begin on until somebody looked again.
     *
     * @return how many these are
     */
    int verifyOutage(Instant during, List<AgentBucket> buckets) {
        Gap silence = polls.silence(during);
        assertThat(silence.isLong())
                .as("silence around %s: %s", during, silence)
                .isTrue();
        Set<String> gone = loggedOn(silence.before());
        gone.removeAll(loggedOn(silence.after()));
        for (AgentBucket bucket : buckets) {
            if (gone.contains(bucket.getAgentId())
                    && !bucket.getBucketStart().isBefore(silence.before())
                    && !bucket.getBucketEnd().isAfter(silence.after())) {
                assertThat(bucket.getObservedSec())
                        .as("seconds published of %s, who went, from %s to %s", bucket.getAgentId(), silence, bucket)
                        .isZero();
            }
        }
        return gone.size();
    }

    private Set<String> loggedOn(Instant at) {
        return new HashSet<>(onShift(at, at.plusMillis(1)));
    }

    private Stream<Instant> ends() {
        return Stream.iterate(from.plus(BUCKET), end -> !end.isAfter(to), end -> end.plus(BUCKET));
    }

    /** Agents who were logged in all the time. */
    private Set<String> onShift(Instant start, Instant end) {
        return centre.durations(start, end).entrySet().stream()
                .filter(each -> each.getValue().getOrDefault(AgentStatus.LOGGED_OUT, 0L) == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    static Map<Status, Integer> seconds(AgentBucket bucket) {
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
