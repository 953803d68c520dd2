package io.switchboard.simulator;

import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import reactor.netty.ChannelBindException;

/** The command that runs the simulator alone, until Ctrl-C. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Imitates the contact-centre APIs that Switchboard polls.",
        footerHeading = "%nExample:%n",
        footer = "  ${COMMAND-FULL-NAME} --port 8085 --speed 12 --account acme-sales=simulated-token")
public final class SimulateCommand implements Callable<Integer> {
    private static final int PORT_TAKEN = 3;

    @Option(names = "--port", defaultValue = "8085", description = "Port, 0 for a free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = SimulatorOptions.THIS_MACHINE,
            description = "Address to listen at, 0.0.0.0 for every interface (${DEFAULT-VALUE}).")
    private String host = SimulatorOptions.THIS_MACHINE;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "Simulated seconds per second, 1 to 200 (${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--seed", defaultValue = "1", description = "Same seed and start: same history (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--start", description = "Where simulated time starts, such as 2026-01-31T17:00:00Z (now).")
    private @Nullable Instant start;

    @Option(names = "--agents", defaultValue = "40", description = "Agents of each account (${DEFAULT-VALUE}).")
    private int agents;

    @Option(
            names = "--account",
            paramLabel = "NAME=TOKEN",
            description = "An account; repeatable (acme-sales=simulated-token).")
    private Map<String, String> accounts = new LinkedHashMap<>();

    @Option(
            names = "--kore-per-minute",
            defaultValue = "0",
            description = "Requests Kore answers in a simulated minute, then 429; 0 for any number (${DEFAULT-VALUE}).")
    private int korePerMinute;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SimulateCommand() {}

    /** The command with its options. */
    public static CommandLine command() {
        return new CommandLine(new SimulateCommand());
    }

    @Override
    public Integer call() {
        try (Simulator simulator = Simulator.start(options())) {
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
            introduce(simulator);
            simulator.onClose().block();
            return CommandLine.ExitCode.OK;
        } catch (ChannelBindException e) {
            spec.commandLine()
                    .getErr()
                    .printf("Port %d is taken: choose another with --port, or --port 0 for a free one.%n", port);
            return PORT_TAKEN;
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private SimulatorOptions options() {
        if (accounts.isEmpty()) {
            accounts.put("acme-sales", "simulated-token");
        }
        return new SimulatorOptions(
                start == null ? SimulatedTime.startingNow(speed) : SimulatedTime.startingAt(start, speed),
                host,
                port,
                accounts.entrySet().stream()
                        .map(account -> AccountOptions.of(account.getKey(), account.getValue())
                                .withAgents(agents)
                                .withSeed(seed)
                                .withKorePerMinute(korePerMinute))
                        .toList());
    }

    private void introduce(Simulator simulator) {
        URI base = simulator.baseUri();
        PrintWriter out = spec.commandLine().getOut();
        CurlIntroduction introduction =
                new CurlIntroduction(base, simulator.time().now(), out);
        out.printf(
                "Simulating at %s, %s times as fast as real time, from %s. Ctrl-C stops.%n",
                base, speed, simulator.time().start());
        List<AccountOptions> all = accounts.keySet().stream()
                .map(name -> simulator.account(name).options())
                .toList();
        all.forEach(introduction::ask);
        out.printf("%nFor collector.yaml:%naccounts:%n");
        all.forEach(introduction::configure);
        out.printf("%nMisbehave: curl '%s/faults' -d '{\"kind\":\"throttled\",\"count\":3}'%n", base);
        out.flush();
    }
}
