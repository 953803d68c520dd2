package io.switchboard.platform.cli;

/**
 * What the user asked for cannot be done, and the user can correct it: the command line, the configuration file, or
 * what it names. The message says what is wrong and what to do; it is printed as it is, without a stack trace, and the
 * program ends with {@link ExitCode#USAGE}.
 */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
