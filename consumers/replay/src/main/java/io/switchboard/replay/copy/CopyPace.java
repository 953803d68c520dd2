package io.switchboard.replay.copy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How fast a copy goes. */
public sealed interface CopyPace {

    /** As fast as the broker takes it. */
    record FullPace() implements CopyPace {}

    /**
     * With the gaps between the records' timestamps, made shorter.
     *
     * @param factor 1 keeps the gaps, 10 makes an hour six minutes; above 0
     */
    record TimedPace(double factor) implements CopyPace {
        public TimedPace {
            if (!(factor > 0) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException("A pace is above 0, not " + factor);
            }
        }
    }

    /**
     * Reads what a command line says.
     *
     * @param text {@code full}, {@code original} or a factor such as {@code 10x}
     * @throws IllegalArgumentException if it is neither
     */
    static CopyPace parse(String text) {
        return switch (text) {
            case "full" -> new FullPace();
            case "original" -> new TimedPace(1);
            default -> timed(text);
        };
    }

    private static CopyPace timed(String text) {
        Matcher factor = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)x").matcher(text);
        if (!factor.matches()) {
            throw new IllegalArgumentException("is no pace; write full, original or a factor such as 10x");
        }
        return new TimedPace(Double.parseDouble(factor.group(1)));
    }
}
