package io.switchboard.wallboard;

import io.switchboard.consumer.config.ConfigFile;
import io.switchboard.consumer.run.RunCommand;

/** The process. */
public final class WallboardMain {
    private WallboardMain() {}

    public static void main(String[] args) {
        System.exit(RunCommand.execute(
                Wallboard.NAME, file -> Wallboard.start(ConfigFile.read(file, WallboardConfig::read)), args));
    }
}
