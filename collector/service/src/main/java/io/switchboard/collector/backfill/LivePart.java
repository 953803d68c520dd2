package io.switchboard.collector.backfill;

import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.poll.CoveredTime;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.snapshot.FieldRoles;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What of a target belongs to the live run: the rows that its polls have asked for or may ask for, as its last poll
 * record says; and if it has read nothing yet, those that a first poll asks for.
 *
 * @param horizon rows whose time ended before it are never asked for again
 * @param covered rows whose time began before it were never asked for; empty if that is not known
 */
public record LivePart(PollTarget target, TargetState state, Instant horizon, Optional<Instant> covered) {

    /**
     * As of now.
     *
     * @param state what is committed of the target
     */
    public static LivePart of(PollTarget target, PolledApi api, TargetState state, Instant now) {
        FetchContext moment = state.moment(now);
        Optional<Instant> covered = state.progress().readTo().isPresent()
                ? state.progress().coveredFrom()
                : CoveredTime.begin(
                        api.questions(moment).stream().map(ApiRequest::wanted).toList());
        return new LivePart(target, state, target.horizon(moment), covered);
    }

    /**
     * Whether a live poll has read anything: until then nobody knows when the first one is made, and so where it
     * begins.
     */
    public boolean hasBegun() {
        return state.progress().readTo().isPresent();
    }

    /** The first instant that belongs to the live run; before it has begun, if it did so now. */
    public Instant begin() {
        return covered.filter(horizon::isBefore).orElse(horizon);
    }

    /** Whether a row is left to a backfill. One that is not over yet would be left open, for nobody writes its end. */
    boolean leaves(SpecificRecordBase row, FieldRoles role) {
        return role.endedBefore(row, horizon)
                || (covered.filter(role.start(row)::isBefore).isPresent() && !role.isOpen(row));
    }
}
