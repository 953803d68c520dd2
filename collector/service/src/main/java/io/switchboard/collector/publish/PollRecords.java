package io.switchboard.collector.publish;

import io.switchboard.DeadLetter;
import io.switchboard.Origin;
import io.switchboard.Poll;
import io.switchboard.PollKey;
import io.switchboard.TargetKey;
import io.switchboard.collector.poll.Faults.Letter;
import io.switchboard.collector.poll.FinishedPoll;
import io.switchboard.collector.poll.FinishedPoll.Seen;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.snapshot.Change.Op;
import io.switchboard.collector.snapshot.Scope;
import io.switchboard.platform.secret.Redactor;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the records that say how a poll went: its ENDs and dead letters, with no secret in them. */
final class PollRecords {
    private final Redactor redactor;

    PollRecords(Redactor redactor) {
        this.redactor = redactor;
    }

    PollKey key(FinishedPoll poll, Seen seen) {
        return new PollKey(poll.target().account(), seen.dataset().name());
    }

    Poll end(FinishedPoll poll, Seen seen) {
        Target target = poll.target();
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
                .setRows(seen.rows())
                .setCreated(count(seen, Set.of(Op.CREATE, Op.READ)))
                .setUpdated(count(seen, Set.of(Op.UPDATE)))
                .setDeleted(count(seen, Set.of(Op.DELETE)))
                .setBytes(poll.exchange().bytes())
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
    private static boolean hasBacklog(FinishedPoll poll) {
        return poll.origin() == Origin.LIVE && poll.outcome().movesState();
    }

    /** Rows of now have none, and a backfill moves no clock. */
    private static boolean hasTimes(FinishedPoll poll) {
        return poll.origin() == Origin.LIVE && poll.target().calendar().memory().isPresent();
    }

    /** As ISO 8601 writes them. */
    private static String intervals(List<Scope> times) {
        return times.stream().map(time -> time.from() + "/" + time.to()).collect(Collectors.joining(","));
    }

    private static int count(Seen seen, Set<Op> ops) {
        return (int) seen.changes().stream()
                .filter(change -> ops.contains(change.op()))
                .count();
    }

    TargetKey key(Target target) {
        return new TargetKey(target.account(), target.name());
    }

    DeadLetter deadLetter(FinishedPoll poll, Seen seen, Letter letter) {
        return DeadLetter.newBuilder()
                .setTarget(poll.target().name())
                .setDataset(seen.dataset().name())
                .setAccount(poll.target().account())
                .setPollId(poll.id())
                .setObservedAt(poll.completedAt())
                .setPath(letter.path())
                .setError(shown(letter.reason()))
                .setRaw(redactor.redact(letter.raw()))
                .setRawLength(letter.length())
                .build();
    }
}
