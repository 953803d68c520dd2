package io.switchboard.consumer.bucket;

import io.switchboard.consumer.config.ConfigFile;
import io.switchboard.consumer.run.RunCommand;

/** The process. */
public final class FiveMinuteBucketsMain {
    private FiveMinuteBucketsMain() {}

    public static void main(String[] args) {
        System.exit(RunCommand.execute(
                FiveMinuteBucketsApp.NAME,
                file -> FiveMinuteBucketsApp.start(ConfigFile.read(file, FiveMinuteBucketsConfig::read)),
                args));
    }
}
