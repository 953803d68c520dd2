package io.switchboard.collector.config;

import io.switchboard.platform.config.ValueFormat;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What several accounts and datasets write alike. */
final class AccountFormats {

    /** Longer than anything here is meant to take. */
    static final Duration ONE_DAY = Duration.ofDays(1);

    /** A dataset's key for how long a finished day must have been without a change before it is no longer polled. */
    static final String SETTLE = "settle";

    static final Duration LONGEST_SETTLE = Duration.ofDays(2);

    /** A dataset's key for the unit of the vendor's durations. */
    static final String TIME_UNIT_KEY = "time-unit";

    static final ValueFormat<TimeUnit> TIME_UNIT =
            ValueFormat.oneOf("a unit of time", Map.of("ms", TimeUnit.MILLISECONDS, "s", TimeUnit.SECONDS));

    /** A vendor's id, which is part of URLs. */
    static final ValueFormat<String> ID = ValueFormat.matching(
            "an id",
            "write up to 128 letters, digits, dots, dashes and underscores",
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}"));

    private AccountFormats() {}

    /** Whether vendors' durations come in this unit. */
    static boolean isVendors(TimeUnit unit) {
        return unit == TimeUnit.MILLISECONDS || unit == TimeUnit.SECONDS;
    }
}
