package io.switchboard.testsupport;

import org.assertj.core.presentation.StandardRepresentation;

/**
 * Shows values in the messages of failed assertions, the begin of a long one. A poll of thousands of agents prints
 * megabytes, several of them gigabytes: more than Surefire's channel takes, and a failure that it could not hand over
 * is a test that passed.
 */
public final class BriefRepresentation extends StandardRepresentation {
    /** Of one value, and of a collection with all that it holds; in characters. */
    private static final int LONGEST = 5_000;

    @Override
    public String toStringOf(Object value) {
        String text = super.toStringOf(value);
        return text == null || text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }
}
