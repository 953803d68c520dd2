package io.switchboard.platform.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of data.
 *
 * @param bytes 1 up to the greatest array, {@link Integer#MAX_VALUE}
 */
public record DataSize(long bytes) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,10})\\s*(B|KB|MB|GB)");
    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB");
    private static final int BITS_PER_STEP = 10;

    public DataSize {
        if (bytes < 1 || bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("bytes: " + bytes);
        }
    }

    /** Megabytes of 1024 × 1024 bytes. */
    public static DataSize ofMegabytes(long megabytes) {
        return new DataSize(megabytes << (2 * BITS_PER_STEP));
    }

    /**
     * Reads a number and a unit: B, KB, MB or GB, each 1024 of the one before.
     *
     * @throws IllegalArgumentException when the text is none, or out of range
     */
    static DataSize parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a size");
        }
        int steps = UNITS.indexOf(matcher.group(2));
        return new DataSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (steps * BITS_PER_STEP)));
    }
}
