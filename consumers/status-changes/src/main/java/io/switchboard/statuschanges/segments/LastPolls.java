package io.switchboard.statuschanges.segments;

import io.switchboard.Origin;
import io.switchboard.Source;

/**
 * The last polls that changed a row: what an older one said of it is no news. Polls of the past are numbered by
 * themselves.
 *
 * @param live sequence of the running collector's; 0 before the first
 * @param backfill sequence of a backfill's; 0 before the first
 */
record LastPolls(long live, long backfill) {
    static final LastPolls NONE = new LastPolls(0, 0);

    boolean include(Source source) {
        return source.getSequence() <= (source.getOrigin() == Origin.BACKFILL ? backfill : live);
    }

    LastPolls and(Source source) {
        return source.getOrigin() == Origin.BACKFILL
                ? new LastPolls(live, source.getSequence())
                : new LastPolls(source.getSequence(), backfill);
    }
}
