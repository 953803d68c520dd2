package io.switchboard.collector.publish;

import io.switchboard.DeadLetter;
import io.switchboard.Origin;
import io.switchboard.Poll;
import io.switchboard.PollKey;
import io.switchboard.TargetKey;
import io.switchboard.collector.poll.DatasetErrors.PendingDeadLetter;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.platform.secret.Redactor;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the records that say how a poll went: poll records and dead letters, with no secret in them. */
final class PollRecordFactory {
    private final Redactor redactor;

    PollRecordFactory(Redactor redactor) {
        this.redactor = redactor;
    }

    PollKey key(PollResult poll, DatasetResult seen) {
        return new PollKey(poll.target().account(), seen.dataset().name());
    }

    Poll end(PollResult poll, DatasetResult seen) {
        PollTarget target = poll.target();
        return Poll.newBuilder()
                .setTarget(target.name())
                .setDataset(seen.dataset().name())
                .setAccount(target.account())
                .setPollId(poll.id())
                .setSequence(poll.sequence())
                .setStartedAt(poll.startedAt())
                .setCompletedAt(poll.completedAt())
                .setOutcome(seen.outcome().name())
                .setOrigin(poll.origin())
                .setHttpStatus(poll.exchange().status().orElse(null))
                .setPages(poll.exchange().pages())
                .setRowsRead(seen.rows())
                .setCreated(count(seen, Set.of(ChangeOp.CREATE, ChangeOp.READ)))
                .setUpdated(count(seen, Set.of(ChangeOp.UPDATE)))
                .setDeleted(count(seen, Set.of(ChangeOp.DELETE)))
                .setBytesRead(poll.exchange().bytes())
                .setError(seen.outcome().reason().map(this::shown).orElse(null))
                .setAllSeenAt(seen.next().allSeenAt().orElse(null))
                .setUnread(seen.faults().unread())
                .setCoveredFrom(
                        poll.origin() == Origin.LIVE
                                ? poll.progress().coveredFrom().orElse(null)
                                : null)
                .setAskedFrom(
                        poll.origin() == Origin.LIVE
                                ? poll.progress().askedFrom().orElse(null)
                                : null)
                .setAnswered(hasTimes(poll) ? intervals(poll.answered()) : null)
                .setRetired(poll.retires())
                .setReadTo(poll.progress().readTo().orElse(null))
                .setWholeAt(seen.next().visibility().readAt().orElse(null))
                .setBacklog(hasBacklog(poll) ? poll.backlog() : null)
                .setTimeZone(target.calendar().zone().map(ZoneId::getId).orElse(null))
                .setVendorClockAheadMs(
                        poll.exchange().vendorAhead().map(Duration::toMillis).orElse(null))
                .build();
    }

    /** A vendor's words without secrets, and without U+0000, which PostgreSQL takes in no text. */
    private String shown(String text) {
        return redactor.redact(text).replace('\0', '\uFFFD');
    }

    /** A poll of the past asks one question; one that read nothing says with its outcome that all is left. */
    private static boolean hasBacklog(PollResult poll) {
        return poll.origin() == Origin.LIVE && poll.outcome().movesState();
    }

    /** Rows of now have none, and a backfill moves no clock. */
    private static boolean hasTimes(PollResult poll) {
        return poll.origin() == Origin.LIVE && poll.target().calendar().memory().isPresent();
    }

    /** As ISO 8601 writes them. */
    private static String intervals(List<RequestedRange> times) {
        return times.stream().map(time -> time.from() + "/" + time.to()).collect(Collectors.joining(","));
    }

    private static int count(DatasetResult seen, Set<ChangeOp> ops) {
        return (int) seen.changes().stream()
                .filter(change -> ops.contains(change.op()))
                .count();
    }

    TargetKey key(PollTarget target) {
        return new TargetKey(target.account(), target.name());
    }

    DeadLetter deadLetter(PollResult poll, DatasetResult seen, PendingDeadLetter letter) {
        return DeadLetter.newBuilder()
                .setTarget(poll.target().name())
                .setDataset(seen.dataset().name())
                .setAccount(poll.target().account())
                .setPollId(poll.id())
                .setObservedAt(poll.completedAt())
                .setPath(letter.path())
                .setError(shown(letter.reason()))
                .setRawBytes(redactor.redact(letter.raw()))
                .setRawLength(letter.length())
                .build();
    }
}
