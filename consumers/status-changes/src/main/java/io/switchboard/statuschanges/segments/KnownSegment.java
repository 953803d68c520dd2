package io.switchboard.statuschanges.segments;

import io.switchboard.Source;
import java.time.Instant;

/**
 * A segment and what was reported of it.
 *
 * @param segment as the vendor reported it last
 * @param before what was reported of the time up to it
 * @param notBefore the last poll that did not show the segment yet, epoch milliseconds; 0 where that is not known
 * @param told id of the last event about it; empty once the vendor took the segment back
 * @param polls the last that changed it
 */
record KnownSegment(AgentSegment segment, PreviousStatus before, long notBefore, String told, LastPolls polls) {

    /** One that was not known yet. The vendor may report it late: after polls that should have shown it. */
    static KnownSegment begin(AgentSegment segment, PreviousStatus before, Source source) {
        Instant notBefore = source.getNotBefore();
        long last = notBefore == null ? 0 : notBefore.toEpochMilli();
        long seen = Math.min(segment.start(), source.getObservedAt().toEpochMilli());
        return new KnownSegment(segment, before, last < seen ? last : 0, "", LastPolls.NONE);
    }

    boolean isGone() {
        return told.isEmpty();
    }

    KnownSegment with(AgentSegment now) {
        return new KnownSegment(now, before, notBefore, told, polls);
    }

    KnownSegment with(PreviousStatus known) {
        return new KnownSegment(segment, known, notBefore, told, polls);
    }

    KnownSegment toldAs(String id) {
        return new KnownSegment(segment, before, notBefore, id, polls);
    }

    KnownSegment gone() {
        return toldAs("");
    }

    KnownSegment readIn(Source source) {
        return new KnownSegment(segment, before, notBefore, told, polls.and(source));
    }
}
