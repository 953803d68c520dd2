package io.switchboard.consumer.statuschange;

import io.switchboard.consumer.run.RunCommand;

/** The process. */
public final class StatusChangesMain {
    private StatusChangesMain() {}

    public static void main(String[] args) {
        System.exit(
                RunCommand.execute(StatusChangesApp.NAME, StatusChangesConfig::read, StatusChangesApp::start, args));
    }
}
