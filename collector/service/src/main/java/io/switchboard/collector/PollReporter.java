package io.switchboard.collector;

import io.switchboard.Basis;
import io.switchboard.collector.ops.AssignmentMetrics;
import io.switchboard.collector.ops.CollectorHealth;
import io.switchboard.collector.ops.CollectorMetrics;
import io.switchboard.collector.poll.DatasetErrors.PendingDeadLetter;
import io.switchboard.collector.poll.PollOutcome;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.poll.TargetPoller;
import io.switchboard.collector.snapshot.RowChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports each committed poll: to the log what is new, to metrics and health everything. */
final class PollReporter implements TargetPoller.PollListener {
    private static final Logger LOG = LoggerFactory.getLogger("io.switchboard.collector.poll");

    private final CollectorMetrics metrics;
    private final AssignmentMetrics assignment;
    private final CollectorHealth health;
    private final Map<String, String> lastOutcome = new ConcurrentHashMap<>();
    private final Set<String> namedFields = ConcurrentHashMap.newKeySet();
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();

    PollReporter(CollectorMetrics metrics, AssignmentMetrics assignment, CollectorHealth health) {
        this.metrics = metrics;
        this.assignment = assignment;
        this.health = health;
    }

    @Override
    public void committed(PollResult poll, Duration pause) {
        String target = poll.target().name();
        String outcome = poll.outcome().name().name();
        metrics.poll(target, outcome, Duration.between(poll.startedAt(), poll.completedAt()));
        assignment.polled(target, poll.completedAt(), poll.backlog());
        health.target(target, outcome, reason(poll, pause), poll.backlog(), poll.completedAt());
        givenUp(poll);
        poll.seen().forEach(seen -> count(poll, seen));
        poll.seen().forEach(seen -> news(poll, seen));
        unknownFields(poll);
        log(poll, outcome);
    }

    private static String reason(PollResult poll, Duration pause) {
        String reason = poll.outcome().reason().orElse("");
        return pause.isZero() ? reason : reason + "; asked again in " + pause.toSeconds() + " s";
    }

    private void count(PollResult poll, DatasetResult seen) {
        String account = poll.target().account();
        String dataset = seen.dataset().name();
        metrics.rows(account, dataset, seen.rows());
        metrics.deadLetters(account, dataset, seen.faults().rows());
        metrics.unreadValues(account, dataset, seen.faults().values());
        seen.changes().stream()
                .collect(Collectors.groupingBy(change -> change.op().letter(), Collectors.counting()))
                .forEach((op, count) -> metrics.changes(account, dataset, op, count));
        seen.changes().stream()
                .filter(PollReporter::tellsLag)
                .map(change -> Duration.between(change.when().eventTime(), poll.completedAt()))
                .forEach(lag -> metrics.vendorLag(account, dataset, lag));
    }

    /** What a first poll shows may have happened whenever. */
    private static boolean tellsLag(RowChange change) {
        return change.when().basis() == Basis.VENDOR && change.op() != RowChange.ChangeOp.READ;
    }

    /** What is new among the dead letters beside rows that could not be read: those are in the outcome. */
    private static void news(PollResult poll, DatasetResult seen) {
        List<PendingDeadLetter> letters = seen.faults().letters();
        int ofRows = seen.faults().rowLetters();
        if (seen.faults().left() > 0) {
            LOG.warn(
                    "{}: {} rows of {} that could not be read have no dead letter, beside {} that have one",
                    poll.id(),
                    seen.faults().left(),
                    seen.dataset().name(),
                    ofRows);
        }
        if (letters.size() > ofRows) {
            PendingDeadLetter first = letters.get(ofRows);
            LOG.warn(
                    "{}: {} values of {} could not be read; {} new dead letters, the first: {} {}",
                    poll.id(),
                    seen.faults().values(),
                    seen.dataset().name(),
                    letters.size() - ofRows,
                    first.path(),
                    first.reason());
        }
    }

    /** Every time to the metrics, once each to the log. */
    private void unknownFields(PollResult poll) {
        Set<String> fields =
                poll.seen().isEmpty() ? Set.of() : poll.seen().getFirst().unknownFields();
        if (!fields.isEmpty()) {
            metrics.unknownFields(poll.target().name(), fields.size());
            fields.stream()
                    .filter(field -> namedFields.add(poll.target().api() + " " + field))
                    .sorted()
                    .forEach(field -> LOG.warn("{}: field {} is not in the schema and left out", poll.id(), field));
        }
    }

    /** Once each to the log: what the vendor has refused for so long that polls no longer ask for it. */
    private void givenUp(PollResult poll) {
        poll.progress().givenUp().stream()
                .filter(begin -> givenUp.add(poll.target().name() + " " + begin))
                .forEach(begin -> LOG.warn(
                        "{}: what begins at {} has been refused for too long and is no longer asked for; a backfill can",
                        poll.id(),
                        begin));
    }

    /** An outcome that stays the same is reported once; after that it is in the metrics and in the topic of polls. */
    private void log(PollResult poll, String outcome) {
        String reason = poll.outcome().reason().orElse("");
        boolean news = !(outcome + reason).equals(lastOutcome.put(poll.target().name(), outcome + reason));
        if (news && poll.outcome() instanceof PollOutcome.CompleteOutcome) {
            LOG.info("{} {}: {}", poll.id(), outcome, summary(poll));
        } else if (news) {
            LOG.warn("{} {}: {}", poll.id(), outcome, reason);
        } else {
            LOG.debug("{} {}: {}", poll.id(), outcome, summary(poll));
        }
    }

    private static String summary(PollResult poll) {
        return poll.seen().stream()
                .map(seen -> seen.rows() + " rows, " + ops(seen) + " in "
                        + seen.dataset().name())
                .collect(Collectors.joining("; "));
    }

    private static String ops(DatasetResult seen) {
        return seen.changes().isEmpty()
                ? "no changes"
                : seen.changes().stream()
                        .map(RowChange::op)
                        .collect(Collectors.groupingBy(op -> op, Collectors.counting()))
                        .toString();
    }
}
