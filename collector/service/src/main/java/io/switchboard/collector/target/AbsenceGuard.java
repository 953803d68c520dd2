package io.switchboard.collector.target;

/**
 * When a row that is missing from an answer is believed to be gone.
 *
 * @param missingPolls polls in a row that must miss it, 1 or more
 * @param maxShrink the share of all rows, 0 to 1, that may go at once without a second poll that confirms it
 */
public record AbsenceGuard(int missingPolls, double maxShrink) {

    /** What holds unless configured. */
    public static final AbsenceGuard DEFAULT = new AbsenceGuard(2, 0.5);

    private static final int MOST_POLLS = 1_000;

    public AbsenceGuard {
        new Rules()
                .between("missing-polls", missingPolls, 1, MOST_POLLS)
                .require(
                        maxShrink >= 0 && maxShrink <= 1, "max-shrink", maxShrink + " is out of range; between 0 and 1")
                .check();
    }

    static AbsenceGuard read(Section section) {
        int polls = section.get("missing-polls", DEFAULT.missingPolls, Form.WHOLE);
        double shrink = section.get("max-shrink", DEFAULT.maxShrink, Form.SHARE);
        return section.build(() -> new AbsenceGuard(polls, shrink)).orElse(DEFAULT);
    }
}
