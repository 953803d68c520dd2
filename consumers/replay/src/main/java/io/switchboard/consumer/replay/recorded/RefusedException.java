package io.switchboard.consumer.replay.recorded;

/** What is asked for cannot be done, and nothing was copied; the message says why, and what to do. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
