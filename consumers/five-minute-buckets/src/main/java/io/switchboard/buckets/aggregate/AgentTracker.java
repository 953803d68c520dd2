package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.timeline.BucketGrid.secondOf;

import io.switchboard.Status;
import io.switchboard.buckets.extract.AgentObservation;
import io.switchboard.buckets.timeline.BucketGrid;
import io.switchboard.buckets.timeline.StatusTimeline;
import org.jspecify.annotations.Nullable;

/**
 * What a poll adds to a timeline. Pure.
 *
 * @param rules how long a gap may be
 * @param clock the monitor's clock before the poll
 * @param started when the poll's request was sent, epoch second
 */
record AgentTracker(BucketRules rules, DatasetWatermark clock, long started) {

    /** The agent's timeline after the poll; {@code known} is null for an agent of whom nothing is stored. */
    StatusTimeline see(@Nullable StatusTimeline known, AgentObservation sighting) {
        return switch (sighting) {
            case AgentObservation.FirstObservation first -> first(known, first);
            case AgentObservation.LogInObservation came -> {
                StatusMove move = new StatusMove(Status.OFFLINE, came.status(), came.changedAt(), came.notBefore());
                yield move(comingFrom(known, move), move);
            }
            case AgentObservation.RetimedObservation again ->
                stayed(known, again.status(), again.notBefore(), false).countMove();
            case AgentObservation.StatusObservation moved -> {
                StatusMove move = new StatusMove(moved.from(), moved.status(), moved.changedAt(), moved.notBefore());
                yield move(inStatus(known, move), move);
            }
            case AgentObservation.UnchangedObservation stayed ->
                stayed(known, stayed.status(), stayed.notBefore(), stayed.timed());
            case AgentObservation.UnreadObservation unread -> unread(known, unread);
            case AgentObservation.LogOutObservation left -> {
                StatusMove move = new StatusMove(left.from(), Status.OFFLINE, left.changedAt(), left.notBefore());
                yield move(inStatus(known, move), move);
            }
        };
    }

    /** The agent's timeline after a first snapshot that they are not in: what was proven before is the last of them. */
    StatusTimeline lose(StatusTimeline known) {
        return known.status() == Status.OFFLINE
                ? known.lose()
                : known.extendTo(clock.provenTo()).lose();
    }

    /** Nobody watched before the poll, so the status counts from the poll on, however long it has lasted. */
    private StatusTimeline first(@Nullable StatusTimeline known, AgentObservation.FirstObservation first) {
        long from = Math.max(started, secondOf(first.since()));
        return known == null
                ? StatusTimeline.startingAt(from, first.status())
                : lose(known).skipTo(from).become(first.status());
    }

    /** The status lasts to the last poll that read it. From then on nobody knows, until one reads it again. */
    private StatusTimeline unread(@Nullable StatusTimeline known, AgentObservation.UnreadObservation unread) {
        if (known == null) {
            return StatusTimeline.startingAt(started, Status.OTHER).lose();
        }
        boolean lasted = known.watched() && known.status() != Status.OFFLINE;
        return (lasted ? known.extendTo(secondOf(unread.notBefore())) : known).lose();
    }

    /** Who is in a status that has no time may have left it and come back in a long gap. */
    private StatusTimeline stayed(@Nullable StatusTimeline known, Status status, long notBefore, boolean timed) {
        StatusTimeline before = inStatus(known, new StatusMove(status, status, notBefore, notBefore));
        boolean gap = started - secondOf(notBefore) > rules.maxGap().toSeconds();
        StatusTimeline proven =
                timed || !gap ? before : before.extendTo(secondOf(notBefore)).skipTo(started);
        return proven.extendTo(started);
    }

    /** Who comes was OFFLINE: from the start of the bucket, as far as polls watched the account. */
    private StatusTimeline comingFrom(@Nullable StatusTimeline known, StatusMove move) {
        if (known == null) {
            long lead = Math.max(BucketGrid.startOf(secondOf(move.at())), clock.watchedFrom());
            long from = clock.watchedFrom() == 0 ? secondOf(move.at()) : Math.min(lead, secondOf(move.at()));
            return StatusTimeline.startingAt(from, Status.OFFLINE);
        }
        boolean wasOffline = known.watched() && known.status() == Status.OFFLINE;
        return wasOffline
                ? known.skipTo(clock.watchedFrom())
                : known.skipTo(secondOf(move.notBefore())).become(Status.OFFLINE);
    }

    /** The event says what the status was; where the timeline says otherwise, events are missing in between. */
    private StatusTimeline inStatus(@Nullable StatusTimeline known, StatusMove move) {
        if (move.from() == Status.OFFLINE) {
            return comingFrom(known, move);
        }
        if (known == null) {
            long since = move.notBefore() == 0 ? move.at() : move.notBefore();
            return StatusTimeline.startingAt(since == 0 ? started : secondOf(since), move.from());
        }
        return known.watched() && known.status() == move.from()
                ? known
                : known.skipTo(secondOf(move.notBefore())).become(move.from());
    }

    /** The old status lasts to the change. Of a change in a long gap only its ends are known: what was in it is not. */
    private StatusTimeline move(StatusTimeline before, StatusMove move) {
        StatusTimeline proven = before.extendTo(secondOf(move.notBefore()));
        long at = Math.max(secondOf(move.at()), proven.end());
        boolean gap = move.at() - move.notBefore() > rules.maxGap().toMillis();
        StatusTimeline moved = gap ? proven.skipTo(at) : proven.extendTo(at);
        return moved.countMove().become(move.to()).extendTo(started);
    }

    private record StatusMove(Status from, Status to, long at, long notBefore) {}
}
