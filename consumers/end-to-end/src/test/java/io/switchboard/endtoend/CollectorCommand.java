package io.switchboard.endtoend;

import io.switchboard.collector.CollectorMain;
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
record CollectorCommand(int code, String out, String err) {

    static CollectorCommand run(SimulatedTime time, Path file, String command, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CollectorMain.in(time.scheduler(), new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of(command, "--config=" + file), arguments.stream())
                        .toArray(String[]::new));
        return new CollectorCommand(code, out.toString(), err.toString());
    }
}
