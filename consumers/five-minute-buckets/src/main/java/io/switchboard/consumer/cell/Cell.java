package io.switchboard.consumer.cell;

import io.switchboard.consumer.reading.Figures;
import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.timeline.Tally;

/**
 * What is known of one bucket.
 *
 * @param name of the agent or queue, empty where there is none
 * @param start epoch second, part of the bucket
 * @param tally what the agent's statuses come to
 * @param figures what the vendor told
 * @param coveredSec seconds of the bucket of which the figures are known
 * @param resolutionSec width of the time that the figures may be of, if that is longer than five minutes; else 0
 * @param issued what subscribers have of it
 */
public record Cell(
        String name, long start, Tally tally, Figures figures, int coveredSec, int resolutionSec, Issued issued) {

    /**
     * What subscribers have.
     *
     * @param revision 0 if nothing
     * @param corrected whether the bucket was closed before it
     * @param past whether polls of the past alone made it
     */
    public record Issued(int revision, boolean isFinal, boolean corrected, boolean past) {
        static final Issued NOT = new Issued(0, false, false, false);
    }

    static Cell empty(long start) {
        return new Cell("", start, Tally.NONE, Figures.NONE, 0, 0, Issued.NOT);
    }

    /** The name; an empty one changes nothing. */
    public Cell named(String latest) {
        return latest.isEmpty() ? this : new Cell(latest, start, tally, figures, coveredSec, resolutionSec, issued);
    }

    public Cell with(Tally next) {
        return new Cell(name, start, next, figures, coveredSec, resolutionSec, issued);
    }

    public Cell with(Figures next) {
        return new Cell(name, start, tally, next, coveredSec, resolutionSec, issued);
    }

    /** With so many seconds of it covered; less than before changes nothing. */
    public Cell covered(int seconds) {
        int covered = Math.max(coveredSec, seconds);
        return new Cell(name, start, tally, figures, covered, resolutionSec, issued);
    }

    /** With nothing covered from the second on. */
    public Cell uncoveredFrom(long second) {
        int covered = Math.clamp(second - start, 0, coveredSec);
        return new Cell(name, start, tally, figures, covered, resolutionSec, issued);
    }

    /** With figures that may be of so long a time. */
    public Cell ofWidth(long seconds) {
        int width = (int) Math.max(resolutionSec, Math.min(seconds, Integer.MAX_VALUE));
        return new Cell(name, start, tally, figures, coveredSec, width, issued);
    }

    /** With some of what was done in it counted elsewhere: zeros that were told for want of figures go. */
    public Cell countedElsewhere(Figures zeros, long seconds) {
        Figures rest = figures.within(zeros).hasAmounts() ? figures : figures.without(zeros);
        return with(rest).ofWidth(seconds);
    }

    /** What subscribers get next. */
    Cell issue(Issued next) {
        return new Cell(name, start, tally, figures, coveredSec, resolutionSec, next);
    }

    /**
     * Whether subscribers need to know: an agent who is not logged in and has nothing to tell is not worth a row. That
     * there may be amounts that no bucket has is something to tell.
     */
    public boolean isWorthARow(Thing.Kind kind) {
        return switch (kind) {
            case AGENT -> tally.loggedIn() || figures.hasAmounts() || (resolutionSec > 0 && !figures.isEmpty());
            case QUEUE, IN_SKILL -> !figures.isEmpty();
        };
    }
}
