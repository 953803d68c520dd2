package io.switchboard.statuschanges.segments;

import io.switchboard.kore.agentstatusdetails.Envelope;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.streams.status.StatusMapping;
import java.util.Optional;

/**
 * Reads what a change of a segment says. Each segment that the vendor reports is one change of status, at its begin;
 * its event says what lay before, so a change of one segment may correct the event of the next.
 *
 * @param mapping what the vendor's words mean
 */
record SegmentReader(StatusMapping mapping) {

    /** What is to be published and kept, given what is known around the begin of the segment. */
    SegmentOutcome read(Envelope change, SegmentNeighbours around) {
        if (around.same()
                .filter(known -> known.polls().include(change.getSource()))
                .isPresent()) {
            return SegmentOutcome.NOTHING;
        }
        StatusSegment after = change.getAfter();
        if (after != null) {
            return present(change, around, AgentSegment.from(after));
        }
        return change.getSource().getRetired() ? retired(change, around) : gone(change, around);
    }

    /**
     * What was reported of the segment stands. The agent is logged out, unless another one followed that had an end.
     */
    private SegmentOutcome retired(Envelope change, SegmentNeighbours around) {
        StatusChangeBuilder telling = new StatusChangeBuilder(mapping, change);
        around.same()
                .filter(known -> !known.isGone())
                .ifPresent(known -> telling.end(known, around.later().isEmpty()));
        return telling.outcome();
    }

    private SegmentOutcome present(Envelope change, SegmentNeighbours around, AgentSegment now) {
        StatusChangeBuilder telling = new StatusChangeBuilder(mapping, change);
        Optional<KnownSegment> told = around.same().filter(known -> !known.isGone());
        if (told.isPresent()) {
            telling.correct(told.get(), told.get().with(now).readIn(change.getSource()));
        } else if (isForgotten(change, around, now)) {
            return SegmentOutcome.NOTHING;
        } else {
            PreviousStatus before = PreviousStatus.of(around.earlier().map(KnownSegment::segment), now);
            telling.begin(KnownSegment.begin(now, before, change.getSource()), around.same());
        }
        around.later()
                .filter(next -> told.isPresent() || !isBehindAForgottenOne(next, around, now))
                .ifPresent(
                        next -> telling.correct(next, next.with(PreviousStatus.of(Optional.of(now), next.segment()))));
        return telling.outcome();
    }

    private SegmentOutcome gone(Envelope change, SegmentNeighbours around) {
        StatusChangeBuilder telling = new StatusChangeBuilder(mapping, change);
        around.same().filter(known -> !known.isGone()).ifPresent(known -> {
            telling.retract(known);
            Optional<AgentSegment> earlier = around.earlier().map(KnownSegment::segment);
            around.later()
                    .ifPresent(next -> telling.correct(next, next.with(PreviousStatus.of(earlier, next.segment()))));
        });
        return telling.outcome();
    }

    /**
     * What was published of the next segment names a segment before it that is forgotten since, and that lies between
     * the two: none that is known explains it, and the new one ended long before.
     */
    private static boolean isBehindAForgottenOne(KnownSegment next, SegmentNeighbours around, AgentSegment now) {
        PreviousStatus known = PreviousStatus.of(around.earlier().map(KnownSegment::segment), next.segment());
        return next.before() instanceof PreviousStatus.LastingStatus
                && !next.before().equals(known)
                && PreviousStatus.of(Optional.of(now), next.segment()) instanceof PreviousStatus.StatusGap;
    }

    /** A segment that was reported too long ago to be known still, and that says nothing new but its end. */
    private static boolean isForgotten(Envelope change, SegmentNeighbours around, AgentSegment now) {
        StatusSegment before = change.getBefore();
        return before != null
                && AgentSegment.from(before).hasWordsOf(now)
                && around.later().isPresent();
    }
}
