package io.switchboard.quickstart;

import io.switchboard.platform.cli.UsageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen on the command line.
 *
 * @param speed simulated seconds per real second, 1 to 200
 * @param agents 1 to 10,000
 * @param ports where it was said on which port a server listens, 0 for any free one
 */
record Options(double speed, int agents, Map<Server, Integer> ports) {
    private static final double SPEED = 12;
    private static final double FASTEST = 200;
    private static final int AGENTS = 40;
    private static final int MOST_AGENTS = 10_000;
    private static final int LAST_PORT = 65_535;

    Options {
        ports = Map.copyOf(ports);
    }

    /**
     * Reads options; a missing or blank one has its default.
     *
     * @param properties by name
     * @throws UsageException naming everything that cannot work
     */
    static Options read(Function<String, @Nullable String> properties) {
        Reader reader = new Reader(properties, new ArrayList<>());
        double speed = reader.number("speed", 1, FASTEST).orElse(SPEED);
        int agents = reader.whole("agents", 1, MOST_AGENTS).orElse(AGENTS);
        Map<Server, Integer> ports = new EnumMap<>(Server.class);
        for (Server server : Server.values()) {
            reader.whole(server.option(), 0, LAST_PORT).ifPresent(port -> ports.put(server, port));
        }
        reader.refuseFaults();
        return new Options(speed, agents, ports);
    }

    /** How fast time runs, in words. */
    String pace() {
        return speed == 1
                ? "real time"
                : "%s times as fast as real time"
                        .formatted(
                                BigDecimal.valueOf(speed).stripTrailingZeros().toPlainString());
    }

    private record Reader(Function<String, @Nullable String> properties, List<String> faults) {

        OptionalInt whole(String name, int lowest, int highest) {
            OptionalDouble number = number(name, lowest, highest);
            if (number.isPresent() && number.getAsDouble() != Math.rint(number.getAsDouble())) {
                faults.add("-D%s must be a whole number".formatted(name));
                return OptionalInt.empty();
            }
            return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
        }

        OptionalDouble number(String name, int lowest, double highest) {
            String text = properties.apply(name);
            if (text == null || text.isBlank()) {
                return OptionalDouble.empty();
            }
            try {
                double number = Double.parseDouble(text.strip());
                if (number >= lowest && number <= highest) {
                    return OptionalDouble.of(number);
                }
            } catch (NumberFormatException notANumber) {
                // Said below, as for a number out of range.
            }
            faults.add("-D%s must be a number from %d to %.0f, not %s".formatted(name, lowest, highest, text));
            return OptionalDouble.empty();
        }

        void refuseFaults() {
            if (!faults.isEmpty()) {
                throw new UsageException(String.join(System.lineSeparator(), faults));
            }
        }
    }
}
