package io.switchboard.buckets.store;

import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.MetricValues;
import io.switchboard.buckets.timeline.StatusSeconds;

/**
 * What is known of one bucket.
 *
 * @param name of the agent or queue, empty where there is none
 * @param start epoch second, part of the bucket
 * @param tally what the agent's statuses come to
 * @param figures what the vendor reported
 * @param coveredSec seconds of the bucket of which the figures are known
 * @param resolutionSec width of the time that the figures may be of, if that is longer than five minutes; else 0
 * @param issued what subscribers have of it
 */
public record BucketState(
        String name,
        long start,
        StatusSeconds tally,
        MetricValues figures,
        int coveredSec,
        int resolutionSec,
        IssuedRevision issued) {

    /**
     * What subscribers have.
     *
     * @param revision 0 if nothing
     * @param corrected whether the bucket was closed before it
     * @param past whether polls of the past alone made it
     */
    public record IssuedRevision(int revision, boolean isFinal, boolean corrected, boolean past) {
        static final IssuedRevision NOT = new IssuedRevision(0, false, false, false);
    }

    static BucketState empty(long start) {
        return new BucketState("", start, StatusSeconds.NONE, MetricValues.NONE, 0, 0, IssuedRevision.NOT);
    }

    /** The name; an empty one changes nothing. */
    public BucketState named(String latest) {
        return latest.isEmpty()
                ? this
                : new BucketState(latest, start, tally, figures, coveredSec, resolutionSec, issued);
    }

    public BucketState with(StatusSeconds next) {
        return new BucketState(name, start, next, figures, coveredSec, resolutionSec, issued);
    }

    public BucketState with(MetricValues next) {
        return new BucketState(name, start, tally, next, coveredSec, resolutionSec, issued);
    }

    /** With so many seconds of it covered; less than before changes nothing. */
    public BucketState covered(int seconds) {
        int covered = Math.max(coveredSec, seconds);
        return new BucketState(name, start, tally, figures, covered, resolutionSec, issued);
    }

    /** With nothing covered from the second on. */
    public BucketState uncoveredFrom(long second) {
        int covered = Math.clamp(second - start, 0, coveredSec);
        return new BucketState(name, start, tally, figures, covered, resolutionSec, issued);
    }

    /** With figures that may be of so long a time. */
    public BucketState ofWidth(long seconds) {
        int width = (int) Math.max(resolutionSec, Math.min(seconds, Integer.MAX_VALUE));
        return new BucketState(name, start, tally, figures, coveredSec, width, issued);
    }

    /** With some of what was done in it counted elsewhere: zeros that were reported for want of figures go. */
    public BucketState countedElsewhere(MetricValues zeros, long seconds) {
        MetricValues rest = figures.within(zeros).hasAmounts() ? figures : figures.without(zeros);
        return with(rest).ofWidth(seconds);
    }

    /** What subscribers get next. */
    BucketState issue(IssuedRevision next) {
        return new BucketState(name, start, tally, figures, coveredSec, resolutionSec, next);
    }

    /**
     * Whether subscribers need to know: an agent who is not logged in and has nothing to say is not worth a row. That
     * there may be amounts that no bucket has is something to say.
     */
    public boolean isWorthARow(BucketSubject.SubjectKind kind) {
        return switch (kind) {
            case AGENT -> tally.loggedIn() || figures.hasAmounts() || (resolutionSec > 0 && !figures.isEmpty());
            case QUEUE, IN_SKILL -> !figures.isEmpty();
        };
    }
}
