package io.switchboard.collector.vendor;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ValueFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What several accounts and datasets write alike. */
public final class AccountFormats {

    /** Longer than anything here is meant to take. */
    public static final Duration ONE_DAY = Duration.ofDays(1);

    /** A dataset's key for how long a finished day must have been without a change before it is no longer polled. */
    public static final String SETTLE_TIME = "settle-time";

    public static final Duration LONGEST_SETTLE_TIME = Duration.ofDays(2);

    /** A dataset's key for the unit of the vendor's durations. */
    public static final String TIME_UNIT_KEY = "time-unit";

    public static final ValueFormat<TimeUnit> TIME_UNIT =
            ValueFormat.oneOf("a unit of time", Map.of("ms", TimeUnit.MILLISECONDS, "s", TimeUnit.SECONDS));

    /** A vendor's id, which is part of URLs. */
    public static final ValueFormat<String> ID = ValueFormat.matching(
            "an id",
            "write up to 128 letters, digits, dots, dashes and underscores",
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}"));

    /** What the file says where nothing is filtered. */
    public static final String ALL = "all";

    private AccountFormats() {}

    /** The texts of a key; none where it is absent or says all. */
    public static List<String> chosen(ConfigSection section, String key) {
        List<String> texts = section.texts(key, List.of());
        return texts.equals(List.of(ALL)) ? List.of() : texts;
    }

    /** Whether vendors' durations come in this unit. */
    public static boolean isVendors(TimeUnit unit) {
        return unit == TimeUnit.MILLISECONDS || unit == TimeUnit.SECONDS;
    }
}
