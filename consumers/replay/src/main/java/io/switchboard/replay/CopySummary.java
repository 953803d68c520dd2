package io.switchboard.replay;

import io.switchboard.platform.cli.ExitCode;
import io.switchboard.replay.copy.CopyOutcome;
import io.switchboard.replay.copy.CopyRequest;
import io.switchboard.replay.copy.CopyStats;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Says how a copy ended.
 *
 * @param dryRun whether it only counted
 */
record CopySummary(CopyRequest order, boolean dryRun, PrintWriter out) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MB = 1e6;

    ExitCode tell(CopyOutcome outcome) {
        return switch (outcome) {
            case CopyOutcome.CopyDone(CopyStats tally, long nanos) -> done(tally, nanos / NANOS_PER_SECOND);
            case CopyOutcome.CopyStopped(CopyStats tally, long left) -> stopped(tally, left);
            case CopyOutcome.NothingLeft() ->
                say(ExitCode.OK, "Nothing is left: all of the range is in " + order.target() + ".");
            case CopyOutcome.NothingToCopy() -> say(ExitCode.OK, order.source() + " has nothing in the range.");
            case CopyOutcome.CopySuperseded() ->
                say(
                        ExitCode.FAILED,
                        "The same copy was started once more and goes on there; nothing is there twice. Where it was not,"
                                + " this one stood still for longer than a transaction may: run the same command again.");
        };
    }

    private ExitCode done(CopyStats tally, double seconds) {
        String what =
                String.format(Locale.ROOT, "%d records, %.1f MB, ", tally.records(), tally.bytes() / BYTES_PER_MB);
        String where = " from " + order.source() + " to " + order.target();
        String speed = String.format(Locale.ROOT, " in %.1f s: %.0f records/s", seconds, tally.records() / seconds);
        say(ExitCode.OK, what + (dryRun ? "would be copied" + where : "copied" + where + speed));
        tally.offsets()
                .forEach((partition, offsets) -> out.printf(
                        "  partition %d: %d records, offsets %d to %d%n",
                        partition, offsets.getCount(), offsets.getMin(), offsets.getMax()));
        return ExitCode.OK;
    }

    private ExitCode stopped(CopyStats tally, long left) {
        return say(
                ExitCode.OK,
                "Stopped: %d records are copied and kept, %d offsets are left. Run the same command again to go on."
                        .formatted(tally.records(), left));
    }

    private ExitCode say(ExitCode code, String line) {
        out.println(line);
        out.flush();
        return code;
    }
}
