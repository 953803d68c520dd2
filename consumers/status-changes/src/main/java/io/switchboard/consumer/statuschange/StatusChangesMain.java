package io.switchboard.consumer.statuschange;

import io.switchboard.consumer.config.ConfigFile;
import io.switchboard.consumer.run.RunCommand;

/** The process. */
public final class StatusChangesMain {
    private StatusChangesMain() {}

    public static void main(String[] args) {
        System.exit(RunCommand.execute(
                StatusChangesApp.NAME,
                file -> StatusChangesApp.start(ConfigFile.read(file, StatusChangesConfig::read)),
                args));
    }
}
