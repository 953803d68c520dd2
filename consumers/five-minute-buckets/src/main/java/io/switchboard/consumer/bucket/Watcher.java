package io.switchboard.consumer.bucket;

import static io.switchboard.consumer.timeline.Bucket.secondOf;

import io.switchboard.Status;
import io.switchboard.consumer.reading.Sighting;
import io.switchboard.consumer.timeline.Bucket;
import io.switchboard.consumer.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * What a poll adds to a timeline. Pure.
 *
 * @param rules how long a gap may be
 * @param clock the monitor's clock before the poll
 * @param started when the poll's request was sent, epoch second
 */
record Watcher(BucketRules rules, FeedClock clock, long started) {

    /** The agent's timeline after the poll; {@code known} is null for an agent of whom nothing is stored. */
    Timeline see(@Nullable Timeline known, Sighting sighting) {
        return switch (sighting) {
            case Sighting.First first -> first(known, first);
            case Sighting.Came came -> {
                Move move = new Move(Status.OFFLINE, came.status(), came.changedAt(), came.notBefore());
                yield move(comingFrom(known, move), move);
            }
            case Sighting.Retimed again ->
                stayed(known, again.status(), again.notBefore(), false).countMove();
            case Sighting.Moved moved -> {
                Move move = new Move(moved.from(), moved.status(), moved.changedAt(), moved.notBefore());
                yield move(inStatus(known, move), move);
            }
            case Sighting.Stayed stayed -> stayed(known, stayed.status(), stayed.notBefore(), stayed.timed());
            case Sighting.Unread unread -> unread(known, unread);
            case Sighting.Left left -> {
                Move move = new Move(left.from(), Status.OFFLINE, left.changedAt(), left.notBefore());
                yield move(inStatus(known, move), move);
            }
        };
    }

    /** The agent's timeline after a first snapshot that they are not in: what was proven before is the last of them. */
    Timeline lose(Timeline known) {
        return known.status() == Status.OFFLINE
                ? known.lose()
                : known.extendTo(clock.provenTo()).lose();
    }

    /** Nobody watched before the poll, so the status counts from the poll on, however long it has lasted. */
    private Timeline first(@Nullable Timeline known, Sighting.First first) {
        long from = Math.max(started, secondOf(first.since()));
        return known == null
                ? Timeline.startingAt(from, first.status())
                : lose(known).skipTo(from).become(first.status());
    }

    /** The status lasts to the last poll that read it. From then on nobody knows, until one reads it again. */
    private Timeline unread(@Nullable Timeline known, Sighting.Unread unread) {
        if (known == null) {
            return Timeline.startingAt(started, Status.OTHER).lose();
        }
        boolean lasted = known.watched() && known.status() != Status.OFFLINE;
        return (lasted ? known.extendTo(secondOf(unread.notBefore())) : known).lose();
    }

    /** Who is in a status that has no time may have left it and come back in a long gap. */
    private Timeline stayed(@Nullable Timeline known, Status status, long notBefore, boolean timed) {
        Timeline before = inStatus(known, new Move(status, status, notBefore, notBefore));
        boolean gap = started - secondOf(notBefore) > rules.maxGap().toSeconds();
        Timeline proven =
                timed || !gap ? before : before.extendTo(secondOf(notBefore)).skipTo(started);
        return proven.extendTo(started);
    }

    /** Who comes was OFFLINE: from the start of the bucket, as far as polls watched the account. */
    private Timeline comingFrom(@Nullable Timeline known, Move move) {
        if (known == null) {
            long lead = Math.max(Bucket.startOf(secondOf(move.at())), clock.watchedFrom());
            long from = clock.watchedFrom() == 0 ? secondOf(move.at()) : Math.min(lead, secondOf(move.at()));
            return Timeline.startingAt(from, Status.OFFLINE);
        }
        boolean wasOffline = known.watched() && known.status() == Status.OFFLINE;
        return wasOffline
                ? known.skipTo(clock.watchedFrom())
                : known.skipTo(secondOf(move.notBefore())).become(Status.OFFLINE);
    }

    /** The event says what the status was; where the timeline says otherwise, events are missing in between. */
    private Timeline inStatus(@Nullable Timeline known, Move move) {
        if (move.from() == Status.OFFLINE) {
            return comingFrom(known, move);
        }
        if (known == null) {
            long since = move.notBefore() == 0 ? move.at() : move.notBefore();
            return Timeline.startingAt(since == 0 ? started : secondOf(since), move.from());
        }
        return known.watched() && known.status() == move.from()
                ? known
                : known.skipTo(secondOf(move.notBefore())).become(move.from());
    }

    /** The old status lasts to the change. Of a change in a long gap only its ends are known: what was in it is not. */
    private Timeline move(Timeline before, Move move) {
        Timeline proven = before.extendTo(secondOf(move.notBefore()));
        long at = Math.max(secondOf(move.at()), proven.end());
        boolean gap = move.at() - move.notBefore() > rules.maxGap().toMillis();
        Timeline moved = gap ? proven.skipTo(at) : proven.extendTo(at);
        return moved.countMove().become(move.to()).extendTo(started);
    }

    private record Move(Status from, Status to, long at, long notBefore) {}
}
