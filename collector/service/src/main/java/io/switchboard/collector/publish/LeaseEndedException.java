package io.switchboard.collector.publish;

/** A commit came after its partition had gone to another collector. */
public final class LeaseEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseEndedException(int partition) {
        super("partition " + partition + " is no longer this collector's");
    }
}
