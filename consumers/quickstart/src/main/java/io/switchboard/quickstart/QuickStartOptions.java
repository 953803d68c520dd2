package io.switchboard.quickstart;

import io.switchboard.platform.cli.UsageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What can be chosen on the command line.
 *
 * @param speed simulated seconds per real second, 1 to 200
 * @param agents 1 to 10,000
 * @param ports where it was said on which port a server listens, 0 for any free one
 */
record QuickStartOptions(double speed, int agents, Map<PortOwner, Integer> ports) {
    private static final int FASTEST = 200;
    private static final int MOST_AGENTS = 10_000;
    private static final int LAST_PORT = 65_535;

    /** Refuses everything that cannot work, with one {@link UsageException}. */
    QuickStartOptions {
        List<String> faults = new ArrayList<>();
        require(speed >= 1 && speed <= FASTEST, "--speed must be from 1 to 200, not " + number(speed), faults);
        require(agents >= 1 && agents <= MOST_AGENTS, "--agents must be from 1 to 10000, not " + agents, faults);
        ports = Map.copyOf(ports);
        ports.forEach((server, port) -> require(
                port >= 0 && port <= LAST_PORT,
                "--port %s must be from 0 to 65535, not %d".formatted(server, port),
                faults));
        if (!faults.isEmpty()) {
            throw new UsageException(String.join(System.lineSeparator(), faults));
        }
    }

    private static void require(boolean works, String fault, List<String> faults) {
        if (!works) {
            faults.add(fault);
        }
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    /** How fast time runs, in words. */
    String pace() {
        return speed == 1 ? "real time" : "%s times as fast as real time".formatted(number(speed));
    }
}
