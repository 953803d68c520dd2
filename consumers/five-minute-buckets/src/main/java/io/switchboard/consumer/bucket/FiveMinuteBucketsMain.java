package io.switchboard.consumer.bucket;

import io.switchboard.consumer.run.RunCommand;

/** The process. */
public final class FiveMinuteBucketsMain {
    private FiveMinuteBucketsMain() {}

    public static void main(String[] args) {
        System.exit(RunCommand.execute(
                FiveMinuteBucketsApp.NAME, FiveMinuteBucketsConfig::read, FiveMinuteBucketsApp::start, args));
    }
}
