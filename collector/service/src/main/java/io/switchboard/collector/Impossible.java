package io.switchboard.collector;

/** What the command line asks for cannot be done; the message says why, and what could be. */
final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Impossible(String message) {
        super(message);
    }
}
