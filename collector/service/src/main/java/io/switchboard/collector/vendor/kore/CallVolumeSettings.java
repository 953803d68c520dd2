package io.switchboard.collector.vendor.kore;

import io.switchboard.collector.vendor.AccountFormats;
import io.switchboard.collector.vendor.PollSettings;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How Kore's call volume is polled.
 *
 * @param poll how any dataset is polled
 * @param pageSize intervals in each page, 1 to 1000
 * @param lookback how far back each poll asks, so that contacts counted late are seen, 15 minutes to 7 days
 * @param timeUnit of the vendor's durations, which its page calls seconds and its samples show to be milliseconds
 */
public record CallVolumeSettings(PollSettings poll, int pageSize, Duration lookback, TimeUnit timeUnit) {

    /** The dataset's name in the file, and the second part of its targets' names. */
    public static final String NAME = "call-volume";

    /** The vendor's interval: less would never see one finished. */
    private static final Duration SHORTEST_LOOKBACK = Duration.ofMinutes(15);

    private static final Duration LONGEST_LOOKBACK = Duration.ofDays(7);
    private static final int LARGEST_PAGE = 1_000;

    /** What holds unless configured. */
    public static final CallVolumeSettings DEFAULT = new CallVolumeSettings(
            PollSettings.every(Duration.ofSeconds(60)).within(Duration.ofMinutes(5)),
            100,
            Duration.ofHours(2),
            TimeUnit.MILLISECONDS);

    public CallVolumeSettings {
        new RecordRules()
                .between("page-size", pageSize, 1, LARGEST_PAGE)
                .between("lookback", lookback, SHORTEST_LOOKBACK, LONGEST_LOOKBACK)
                .require(
                        AccountFormats.isVendors(timeUnit),
                        AccountFormats.TIME_UNIT_KEY,
                        "is no unit of the vendor; write ms or s")
                .check();
    }

    static CallVolumeSettings read(ConfigSection section) {
        PollSettings poll = PollSettings.read(section, DEFAULT.poll);
        int pageSize = section.get("page-size", DEFAULT.pageSize, ValueFormat.WHOLE);
        Duration lookback = section.get("lookback", DEFAULT.lookback, ValueFormat.DURATION);
        TimeUnit unit = section.get(AccountFormats.TIME_UNIT_KEY, DEFAULT.timeUnit, AccountFormats.TIME_UNIT);
        return section.build(() -> new CallVolumeSettings(poll, pageSize, lookback, unit))
                .orElse(DEFAULT);
    }
}
