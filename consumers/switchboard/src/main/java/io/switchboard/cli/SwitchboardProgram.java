package io.switchboard.cli;

import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.collector.CollectorCommand;
import io.switchboard.quickstart.QuickStartCommand;
import io.switchboard.replay.ReplayCommand;
import io.switchboard.simulator.SimulateCommand;
import io.switchboard.statuschanges.StatusChangesApp;
import io.switchboard.wallboard.Wallboard;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;

/** A program that is a command. Its classes are loaded by {@link #load()}, and by nothing before. */
enum SwitchboardProgram {
    COLLECT,
    CHECK,
    BACKFILL,
    RETIRE,
    STATUS_CHANGES,
    BUCKETS,
    WALLBOARD,
    REPLAY,
    SIMULATE,
    QUICKSTART;

    /** The program that the first argument names. */
    static Optional<SwitchboardProgram> named(String... args) {
        return Arrays.stream(values())
                .filter(program -> args.length > 0 && program.command().equals(args[0]))
                .findFirst();
    }

    /** The command's name. */
    String command() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The command with its options. */
    CommandLine load() {
        return switch (this) {
            case COLLECT, CHECK, BACKFILL, RETIRE -> CollectorCommand.command(command());
            case STATUS_CHANGES -> StatusChangesApp.command();
            case BUCKETS -> FiveMinuteBucketsApp.command();
            case WALLBOARD -> Wallboard.command();
            case REPLAY -> ReplayCommand.command();
            case SIMULATE -> SimulateCommand.command();
            case QUICKSTART -> QuickStartCommand.command();
        };
    }
}
