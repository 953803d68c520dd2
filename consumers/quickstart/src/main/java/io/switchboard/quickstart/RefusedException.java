package io.switchboard.quickstart;

import java.util.List;

/** What was asked for cannot work; the message says what to ask for instead. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
