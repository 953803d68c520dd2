package io.switchboard.collector.http;

/** A call made on the way to another one failed, and the other one with it. */
public final class FailedCall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CallFailure failure;

    /** @param failure how the first one failed */
    public FailedCall(CallFailure failure) {
        super(failure.reason(), null, false, false);
        this.failure = failure;
    }

    /** How the first one failed. */
    public CallFailure failure() {
        return failure;
    }
}
