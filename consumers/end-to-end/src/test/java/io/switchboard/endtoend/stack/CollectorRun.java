package io.switchboard.endtoend.stack;

import io.switchboard.collector.CollectorCommand;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command of the collector that has run to its end, in this process and in simulated time.
 *
 * @param code exit code
 * @param out what it printed
 * @param err what it printed of what went wrong
 */
public record CollectorRun(int code, String out, String err) {

    public static CollectorRun run(SimulatedTime time, Path file, String command, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CollectorCommand.in(time.scheduler(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of(command, "--config=" + file), arguments.stream())
                        .toArray(String[]::new));
        return new CollectorRun(code, out.toString(), err.toString());
    }
}
