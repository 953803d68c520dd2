package io.switchboard.consumer.bucket;

import io.switchboard.consumer.run.RunCommand;
import picocli.CommandLine;

/** The process. */
public final class FiveMinuteBucketsMain {
    private FiveMinuteBucketsMain() {}

    public static void main(String[] args) {
        System.exit(RunCommand.execute(commandLine(), args));
    }

    /** The command, for a program that has others beside it. */
    public static CommandLine commandLine() {
        return RunCommand.of(
                FiveMinuteBucketsApp.NAME,
                "Computes what each agent and queue did in every five minutes, until stopped.",
                FiveMinuteBucketsConfig::read,
                FiveMinuteBucketsApp::start);
    }
}
