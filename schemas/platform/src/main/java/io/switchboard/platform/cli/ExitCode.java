package io.switchboard.platform.cli;

/** How a program ends. The README of this module has the table, with the codes of signals. */
public enum ExitCode {
    /** It did what was asked. */
    OK(0),
    /** It could not. */
    FAILED(1),
    /** The command line or the configuration cannot work; nothing was started. */
    USAGE(2),
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
