package io.switchboard.collector.publish;

/** A commit failed, and it is certain that nothing of it was written: the committed state is what it was before. */
public final class NothingCommittedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause why it failed */
    public NothingCommittedException(RuntimeException cause) {
        super("nothing was committed: " + cause, cause);
    }
}
