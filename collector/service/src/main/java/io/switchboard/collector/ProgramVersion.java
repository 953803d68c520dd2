package io.switchboard.collector;

import java.util.Optional;

/** The version that the jar's manifest names. */
final class ProgramVersion {
    private ProgramVersion() {}

    /** The collector's version, as every event's source has it; "development" when it does not run from its jar. */
    static String number() {
        return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
