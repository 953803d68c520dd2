package io.switchboard.collector.vendor.convoso;

import io.switchboard.collector.vendor.PollSettings;
import io.switchboard.platform.config.ConfigSection;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How Convoso's agent monitor is polled.
 *
 * @param poll how any dataset is polled
 * @param filters which agents are asked for, by the vendor's parameters {@code campaign_id}, {@code queue_id},
 *     {@code user_id} and {@code filter_by_skill_options}; empty for all
 */
public record AgentMonitorSettings(PollSettings poll, Map<String, String> filters) {

    /** The dataset's name in the file, and the second part of its targets' names. */
    public static final String NAME = "agent-monitor";

    private static final RequestFilters FILTERS =
            new RequestFilters(List.of("campaign_id", "queue_id", "user_id"), List.of("filter_by_skill_options"));

    /** What holds unless configured. */
    public static final AgentMonitorSettings DEFAULT =
            new AgentMonitorSettings(PollSettings.every(Duration.ofSeconds(5)), Map.of());

    public AgentMonitorSettings {
        filters = Collections.unmodifiableMap(new TreeMap<>(filters));
        FILTERS.rules(filters).check();
    }

    static AgentMonitorSettings read(ConfigSection section) {
        PollSettings poll = PollSettings.read(section, DEFAULT.poll);
        Map<String, String> filters = FILTERS.read(section);
        return section.build(() -> new AgentMonitorSettings(poll, filters)).orElse(DEFAULT);
    }
}
