package io.switchboard.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names, and Java's. */
final class SwitchboardVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String number = Optional.ofNullable(
                        SwitchboardVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
        return new String[] {"switchboard " + number, "Java " + Runtime.version()};
    }
}
