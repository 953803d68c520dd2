package io.switchboard.cli;

import io.switchboard.collector.CollectorMain;
import io.switchboard.consumer.bucket.FiveMinuteBucketsMain;
import io.switchboard.consumer.replay.ReplayMain;
import io.switchboard.consumer.statuschange.StatusChangesMain;
import io.switchboard.quickstart.QuickStartMain;
import io.switchboard.simulator.SimulatorMain;
import io.switchboard.wallboard.WallboardMain;
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
            case COLLECT, CHECK, BACKFILL, RETIRE -> CollectorMain.command(command());
            case STATUS_CHANGES -> StatusChangesMain.commandLine();
            case BUCKETS -> FiveMinuteBucketsMain.commandLine();
            case WALLBOARD -> WallboardMain.commandLine();
            case REPLAY -> ReplayMain.commandLine();
            case SIMULATE -> SimulatorMain.commandLine();
            case QUICKSTART -> QuickStartMain.commandLine();
        };
    }

    /** The configuration of its log, on the class path; empty if it is logback.xml, or the program sets its own. */
    Optional<String> logging() {
        return switch (this) {
            case COLLECT, CHECK, BACKFILL, RETIRE, QUICKSTART -> Optional.empty();
            case STATUS_CHANGES, BUCKETS, WALLBOARD, REPLAY -> Optional.of("switchboard-consumer-logback.xml");
            case SIMULATE -> Optional.of("simulator-logback.xml");
        };
    }
}
