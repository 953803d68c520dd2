package io.switchboard.platform.secret;

/**
 * A text that nobody may see by accident: printing it prints {@value #HIDDEN}.
 *
 * @param reveal the text itself, for the one place that sends it
 */
public record Secret(String reveal) {

    /** What is shown in a secret's place. */
    public static final String HIDDEN = "***";

    @Override
    public String toString() {
        return HIDDEN;
    }
}
