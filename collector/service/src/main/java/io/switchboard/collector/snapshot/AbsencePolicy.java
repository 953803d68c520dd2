package io.switchboard.collector.snapshot;

/**
 * When a row that is missing is believed to be gone.
 *
 * @param missingPolls polls in a row that must miss it, at least 1
 * @param maxDisappearingShare share of the rows, 0 to 1, that may go missing at once without a second poll to confirm
 *     it
 */
public record AbsencePolicy(int missingPolls, double maxDisappearingShare) {

    /** Two polls, and not more than half of the rows at once. */
    public static final AbsencePolicy DEFAULT = new AbsencePolicy(2, 0.5);

    public AbsencePolicy {
        if (missingPolls < 1) {
            throw new IllegalArgumentException("missingPolls must be 1 or more: " + missingPolls);
        }
        if (!(maxDisappearingShare >= 0 && maxDisappearingShare <= 1)) {
            throw new IllegalArgumentException("maxDisappearingShare must be between 0 and 1: " + maxDisappearingShare);
        }
    }
}
