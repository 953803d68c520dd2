package io.switchboard.collector;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class Version implements IVersionProvider {

    /** The collector's version, as every event's source has it; "development" when it does not run from its jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"collector " + number(), "Java " + Runtime.version()};
    }
}
