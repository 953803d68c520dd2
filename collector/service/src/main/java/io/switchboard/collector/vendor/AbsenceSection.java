package io.switchboard.collector.vendor;

import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;

/** The keys of a dataset that say when a missing row is gone, in the file's words. */
final class AbsenceSection {

    private static final int MOST_POLLS = 1_000;

    private AbsenceSection() {}

    static AbsencePolicy read(ConfigSection section) {
        int polls = section.get("missing-polls", AbsencePolicy.DEFAULT.missingPolls(), ValueFormat.WHOLE);
        double share =
                section.get("max-disappearing-share", AbsencePolicy.DEFAULT.maxDisappearingShare(), ValueFormat.NUMBER);
        return section.build(() -> policy(polls, share)).orElse(AbsencePolicy.DEFAULT);
    }

    private static AbsencePolicy policy(int polls, double share) {
        new RecordRules()
                .between("missing-polls", polls, 1, MOST_POLLS)
                .between("max-disappearing-share", share, 0, 1)
                .check();
        return new AbsencePolicy(polls, share);
    }
}
