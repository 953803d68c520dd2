package io.switchboard.statuschanges.segments;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.ChangeKind;
import io.switchboard.StatusChange;
import io.switchboard.kore.agentstatusdetails.Envelope;
import io.switchboard.streams.status.StatusMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What one change event says, while it is put together. */
final class StatusChangeBuilder {
    private final SegmentEvents events;
    private final Envelope change;
    private final List<StatusChange> told = new ArrayList<>();
    private final List<KnownSegment> known = new ArrayList<>();

    StatusChangeBuilder(StatusMapping mapping, Envelope change) {
        this.events = new SegmentEvents(mapping, change);
        this.change = change;
    }

    /** A segment that was not reported, or not since it was taken back. */
    void begin(KnownSegment begun, Optional<KnownSegment> goneBefore) {
        LastPolls polls =
                goneBefore.map(KnownSegment::polls).orElse(LastPolls.NONE).and(change.getSource());
        String id = nextId("");
        told.add(events.of(begun).setId(id).build());
        known.add(new KnownSegment(begun.segment(), begun.before(), begun.notBefore(), id, polls));
    }

    /** Publishes a segment again if what its event says is different now. */
    void correct(KnownSegment was, KnownSegment now) {
        if (content(was).equals(content(now))) {
            known.add(now);
            return;
        }
        String id = nextId(was.told());
        told.add(events.of(now).setId(id).setCorrects(was.told()).build());
        known.add(now.toldAs(id));
    }

    /** Takes back what was reported of a segment. */
    void retract(KnownSegment was) {
        told.add(events.of(was)
                .setKind(ChangeKind.RETRACTED)
                .setId(nextId(was.told()))
                .setCorrects(was.told())
                .build());
        known.add(was.gone().readIn(change.getSource()));
    }

    /**
     * Follows a segment no longer: what was reported of it stands. If it is shown again, it is reported again.
     *
     * @param isLast whether the agent was in that status
     */
    void end(KnownSegment was, boolean isLast) {
        if (isLast && !events.isOffline(was)) {
            told.add(events.end(was).setId(nextId(was.told())).build());
        }
        known.add(was.gone().readIn(change.getSource()));
    }

    SegmentOutcome outcome() {
        return new SegmentOutcome(told, known);
    }

    private StatusChange content(KnownSegment segment) {
        return events.of(segment).setId("").build();
    }

    /** The first event has the change's own id, as the events of other vendors have; a second one a name of its own. */
    private String nextId(String corrected) {
        return told.isEmpty()
                ? change.getId()
                : UUID.nameUUIDFromBytes((change.getId() + "\0" + corrected).getBytes(UTF_8))
                        .toString();
    }
}
