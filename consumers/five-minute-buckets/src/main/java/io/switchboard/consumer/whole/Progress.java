package io.switchboard.consumer.whole;

/**
 * How far an account's polls have come. Sequences are 0 before the first.
 *
 * @param released the last poll that was passed on
 * @param newestChange the last poll of which a change has arrived
 * @param pendingEnds ENDs that wait
 */
record Progress(long released, long newestChange, int pendingEnds) {
    static final Progress NONE = new Progress(0, 0, 0);

    Progress changeArrived(long sequence) {
        return new Progress(released, Math.max(newestChange, sequence), pendingEnds);
    }

    Progress endArrived() {
        return new Progress(released, newestChange, pendingEnds + 1);
    }

    Progress passedOn(long sequence) {
        return new Progress(sequence, newestChange, pendingEnds - 1);
    }

    /** Whether nothing more can come of the poll: its changes are in order, and a later poll's are here. */
    boolean isPast(long sequence) {
        return newestChange > sequence;
    }
}
