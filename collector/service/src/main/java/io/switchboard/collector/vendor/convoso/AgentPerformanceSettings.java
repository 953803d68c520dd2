package io.switchboard.collector.vendor.convoso;

import io.switchboard.collector.vendor.AccountFormats;
import io.switchboard.collector.vendor.PollSettings;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.ValueFormat;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How Convoso's agent performance is polled.
 *
 * @param poll how any dataset is polled
 * @param formPost whether the request is a POST of a form, as on the vendor's older page, instead of a GET
 * @param settleTime how long a finished day must have been without a change before it is no longer polled, 0 to 2 days
 * @param filters which agents and calls are asked for, by the vendor's parameters {@code campaign_ids},
 *     {@code list_ids}, {@code queue_ids}, {@code user_ids} and {@code status_ids}; empty for all
 */
public record AgentPerformanceSettings(
        PollSettings poll, boolean formPost, Duration settleTime, Map<String, String> filters) {

    /** The dataset's name in the file, and the second part of its targets' names. */
    public static final String NAME = "agent-performance";

    private static final ValueFormat<Boolean> METHOD =
            ValueFormat.oneOf("a method", Map.of("GET", false, "POST", true));
    private static final RequestFilters FILTERS =
            new RequestFilters(List.of(), List.of("campaign_ids", "list_ids", "queue_ids", "user_ids", "status_ids"));

    /** What holds unless configured. */
    public static final AgentPerformanceSettings DEFAULT = new AgentPerformanceSettings(
            PollSettings.every(Duration.ofSeconds(60)), false, Duration.ofHours(2), Map.of());

    public AgentPerformanceSettings {
        filters = Collections.unmodifiableMap(new TreeMap<>(filters));
        FILTERS.rules(filters)
                .between(AccountFormats.SETTLE_TIME, settleTime, Duration.ZERO, AccountFormats.LONGEST_SETTLE_TIME)
                .check();
    }

    static AgentPerformanceSettings read(ConfigSection section) {
        PollSettings poll = PollSettings.read(section, DEFAULT.poll);
        boolean formPost = section.get("method", DEFAULT.formPost, METHOD);
        Duration settleTime = section.get(AccountFormats.SETTLE_TIME, DEFAULT.settleTime, ValueFormat.DURATION);
        Map<String, String> filters = FILTERS.read(section);
        return section.build(() -> new AgentPerformanceSettings(poll, formPost, settleTime, filters))
                .orElse(DEFAULT);
    }
}
