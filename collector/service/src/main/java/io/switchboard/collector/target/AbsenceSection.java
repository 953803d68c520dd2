package io.switchboard.collector.target;

import io.switchboard.collector.snapshot.AbsencePolicy;

/** The keys of a dataset that say when a missing row is gone, in the file's words. */
final class AbsenceSection {

    private static final int MOST_POLLS = 1_000;

    private AbsenceSection() {}

    static AbsencePolicy read(Section section) {
        int polls = section.get("missing-polls", AbsencePolicy.DEFAULT.missingPolls(), Form.WHOLE);
        double shrink = section.get("max-shrink", AbsencePolicy.DEFAULT.maxShrink(), Form.SHARE);
        return section.build(() -> policy(polls, shrink)).orElse(AbsencePolicy.DEFAULT);
    }

    private static AbsencePolicy policy(int polls, double shrink) {
        new Rules()
                .between("missing-polls", polls, 1, MOST_POLLS)
                .require(shrink >= 0 && shrink <= 1, "max-shrink", shrink + " is out of range; between 0 and 1")
                .check();
        return new AbsencePolicy(polls, shrink);
    }
}
