package io.switchboard.collector;

/** How the program ends. */
public enum ExitCode {
    /** It did what was asked. */
    OK(0),
    /** It could not. */
    FAILED(1),
    /** The command line or the configuration cannot work; nothing was started. */
    USAGE(2);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** What the operating system is told. */
    public int code() {
        return code;
    }
}
