package io.switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandIT {
    @Test
    void shouldNameTheOptionToChangeWhenThePortIsTaken() {
        SimulatedTime time = SimulatedTime.startingAt(Instant.parse("2026-03-02T17:00:00Z"), 1);
        try (Simulator first = Simulator.start(SimulatorOptions.of(time, AccountOptions.of("acme", "token")))) {
            StringWriter err = new StringWriter();
            int exit = SimulateCommand.command()
                    .setErr(new PrintWriter(err))
                    .execute("--port", Integer.toString(first.baseUri().getPort()));

            assertThat(exit).isEqualTo(3);
            assertThat(err.toString()).contains("taken").contains("--port");
        }
    }

    @Test
    void shouldNameTheRangeOfTheSpeed() {
        StringWriter err = new StringWriter();

        int exit = SimulateCommand.command().setErr(new PrintWriter(err)).execute("--speed", "0");

        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("1 to 200");
    }
}
