package io.switchboard.wallboard;

import io.switchboard.consumer.run.RunCommand;

/** The process. */
public final class WallboardMain {
    private WallboardMain() {}

    public static void main(String[] args) {
        System.exit(RunCommand.execute(Wallboard.NAME, WallboardConfig::read, Wallboard::start, args));
    }
}
