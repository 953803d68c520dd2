package io.switchboard.consumer.run;

/** How an app ended. */
public enum ExitCode {
    /** It was asked to stop and did. */
    CLEAN(0),
    /** It could not go on. */
    FAILED(1),
    /** Its command line or configuration cannot work. */
    REFUSED(2),
    /** It was asked to stop and did not in time. */
    LATE(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The process's exit code. */
    public int code() {
        return code;
    }
}
