package io.switchboard.consumer.segment;

import io.switchboard.consumer.status.StatusMapping;
import io.switchboard.kore.agentstatusdetails.Envelope;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import java.util.Optional;

/**
 * Reads what a change of a segment tells. Each segment that the vendor tells of is one change of status, at its begin;
 * its event says what lay before, so a change of one segment may correct the event of the next.
 *
 * @param mapping what the vendor's words mean
 */
record SegmentReader(StatusMapping mapping) {

    /** What is to be told and kept, given what is known around the begin of the segment. */
    Outcome read(Envelope change, Neighbours around) {
        if (around.same()
                .filter(known -> known.polls().include(change.getSource()))
                .isPresent()) {
            return Outcome.NOTHING;
        }
        StatusSegment after = change.getAfter();
        if (after != null) {
            return present(change, around, Segment.from(after));
        }
        return change.getSource().getRetired() ? retired(change, around) : gone(change, around);
    }

    /** What was told of the segment stands. The agent is logged out, unless another one followed that had an end. */
    private Outcome retired(Envelope change, Neighbours around) {
        Telling telling = new Telling(mapping, change);
        around.same()
                .filter(known -> !known.isGone())
                .ifPresent(known -> telling.end(known, around.later().isEmpty()));
        return telling.outcome();
    }

    private Outcome present(Envelope change, Neighbours around, Segment now) {
        Telling telling = new Telling(mapping, change);
        Optional<KnownSegment> told = around.same().filter(known -> !known.isGone());
        if (told.isPresent()) {
            telling.correct(told.get(), told.get().with(now).readIn(change.getSource()));
        } else if (isForgotten(change, around, now)) {
            return Outcome.NOTHING;
        } else {
            Before before = Before.of(around.earlier().map(KnownSegment::segment), now);
            telling.begin(KnownSegment.begin(now, before, change.getSource()), around.same());
        }
        around.later()
                .filter(next -> told.isPresent() || !isBehindAForgottenOne(next, around, now))
                .ifPresent(next -> telling.correct(next, next.with(Before.of(Optional.of(now), next.segment()))));
        return telling.outcome();
    }

    private Outcome gone(Envelope change, Neighbours around) {
        Telling telling = new Telling(mapping, change);
        around.same().filter(known -> !known.isGone()).ifPresent(known -> {
            telling.retract(known);
            Optional<Segment> earlier = around.earlier().map(KnownSegment::segment);
            around.later().ifPresent(next -> telling.correct(next, next.with(Before.of(earlier, next.segment()))));
        });
        return telling.outcome();
    }

    /**
     * What was published of the next segment names a segment before it that is forgotten since, and that lies between
     * the two: none that is known explains it, and the new one ended long before.
     */
    private static boolean isBehindAForgottenOne(KnownSegment next, Neighbours around, Segment now) {
        Before known = Before.of(around.earlier().map(KnownSegment::segment), next.segment());
        return next.before() instanceof Before.Lasting
                && !next.before().equals(known)
                && Before.of(Optional.of(now), next.segment()) instanceof Before.Gap;
    }

    /** A segment that was told too long ago to be known still, and that says nothing new but its end. */
    private static boolean isForgotten(Envelope change, Neighbours around, Segment now) {
        StatusSegment before = change.getBefore();
        return before != null
                && Segment.from(before).hasWordsOf(now)
                && around.later().isPresent();
    }
}
