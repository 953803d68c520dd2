package io.switchboard.endtoend.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.buckets.aggregate.BucketRules;
import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Polls of the monitor that showed everybody, and what they can know: on a loaded machine some are late, and what falls
 * between two of them need not be seen.
 *
 * @param polls in order
 * @param answered those and all others that showed somebody, in order
 * @param from begin of what is compared
 * @param to end of what is compared
 */
record MonitorPolls(List<Poll> polls, List<Poll> answered, Instant from, Instant to) {

    /** @param all polls of all datasets */
    static MonitorPolls of(List<Poll> all, ContactCentre centre, Instant from, Instant to) {
        List<Poll> answered = all.stream()
                .filter(end -> end.getDataset().equals(Dataset.CONVOSO_AGENTS.name()) && end.getRowsRead() > 0)
                .toList();
        List<Poll> whole = answered.stream()
                .filter(end -> end.getOutcome() == Outcome.COMPLETE && showsEverybody(end, centre))
                .toList();
        return new MonitorPolls(whole, answered, from, to);
    }

    /** Some vendors leave agents out and say nothing of it. */
    private static boolean showsEverybody(Poll poll, ContactCentre centre) {
        long before = loggedOn(centre, poll.getStartedAt());
        long after = loggedOn(centre, poll.getCompletedAt());
        return poll.getRowsRead() >= Math.min(before, after) && poll.getRowsRead() <= Math.max(before, after);
    }

    private static long loggedOn(ContactCentre centre, Instant at) {
        return centre.durations(at, at.plusMillis(1)).values().stream()
                .filter(each -> !each.isEmpty() && !each.containsKey(AgentStatus.LOGGED_OUT))
                .count();
    }

    /** From one poll to another. */
    record Gap(Instant before, Instant after) {
        /** Whether what became of somebody who changed in between is unknown. */
        boolean isLong() {
            return Duration.between(before, after).compareTo(BucketRules.DEFAULT.maxGap()) > 0;
        }

        double seconds() {
            return Duration.between(before, after).toMillis() / 1000.0;
        }
    }

    /**
     * Between which polls something changed at an instant.
     *
     * @param enough polls after it until it is reported
     */
    Gap gap(Instant at, int enough) {
        Instant before = polls.stream()
                .map(Poll::getStartedAt)
                .filter(start -> start.isBefore(at))
                .reduce(from, (first, second) -> second);
        Instant after = polls.stream()
                .filter(poll -> poll.getStartedAt().isAfter(at))
                .map(Poll::getCompletedAt)
                .skip(enough - 1)
                .findFirst()
                .orElse(to);
        return new Gap(before, after);
    }

    /** Between which answers, whatever they lacked, an instant fell. */
    Gap silence(Instant at) {
        Instant before = answered.stream()
                .map(Poll::getStartedAt)
                .filter(start -> !start.isAfter(at))
                .reduce(from, (first, second) -> second);
        Instant after = answered.stream()
                .map(Poll::getCompletedAt)
                .filter(end -> end.isAfter(at))
                .findFirst()
                .orElse(to);
        return new Gap(before, after);
    }

    /** How many were asked and answered within a span of time. */
    long within(Instant begin, Instant end) {
        return polls.stream()
                .filter(poll -> poll.getStartedAt().isAfter(begin)
                        && poll.getCompletedAt().isBefore(end))
                .count();
    }

    /** Start of the last one that had started at an instant. */
    Instant lastStart(Instant at) {
        return polls.stream()
                .map(Poll::getStartedAt)
                .filter(started -> !started.isAfter(at))
                .reduce(from, (_, later) -> later);
    }

    /** End of the first one that had not ended before an instant. */
    Instant firstEnd(Instant at) {
        return polls.stream()
                .map(Poll::getCompletedAt)
                .filter(completed -> !completed.isBefore(at))
                .findFirst()
                .orElse(to);
    }

    /** Share of the time that lies in gaps between which an agent is taken for watched. */
    double watched() {
        Duration watched = watchedGaps().stream().reduce(Duration.ZERO, Duration::plus);
        return (double) watched.toMillis() / Duration.between(from, to).toMillis();
    }

    /** A status that lasts so long while agents are watched has outlasted a poll: it was asked for and answered. */
    Duration surelySeen() {
        return watchedGaps().stream()
                .max(Duration::compareTo)
                .map(gap -> gap.multipliedBy(2))
                .orElseThrow();
    }

    private List<Duration> watchedGaps() {
        List<Instant> starts = polls.stream()
                .map(Poll::getStartedAt)
                .filter(start -> !start.isBefore(from) && !start.isAfter(to))
                .toList();
        assertThat(starts).as("polls that showed everybody").hasSizeGreaterThan(50);
        return IntStream.range(1, starts.size())
                .mapToObj(i -> Duration.between(starts.get(i - 1), starts.get(i)))
                .filter(gap -> gap.compareTo(BucketRules.DEFAULT.maxGap()) <= 0)
                .toList();
    }
}
