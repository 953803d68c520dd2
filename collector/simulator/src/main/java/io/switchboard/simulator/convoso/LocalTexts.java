package io.switchboard.simulator.convoso;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Instants as the vendor writes them: local, to the second, without saying in which zone.
 *
 * @param ahead by how much the vendor's clock is wrong
 */
record LocalTexts(ZoneId zone, Duration ahead) {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    String of(Instant instant) {
        return FORMAT.format(instant.plus(ahead).atZone(zone));
    }

    /** Never is the empty text. */
    String of(Optional<Instant> instant) {
        return instant.map(this::of).orElse("");
    }

    static String hhmmss(long seconds) {
        return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
