package io.switchboard.collector.vendor.kore;

import io.switchboard.collector.vendor.AccountFormats;
import io.switchboard.collector.vendor.PollSettings;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How Kore's agent status details are polled.
 *
 * @param poll how any dataset is polled
 * @param timeZoneOffset minutes from local time to UTC, as JavaScript counts them (India -330, New York in winter 300),
 *     -840 to 840: whose days are asked for
 * @param range whether a day is asked for by its start and end date, as the page's table says, instead of by one date,
 *     as its sample does
 * @param agents e-mail addresses of the agents asked for; empty for all
 * @param pageSize agents in each page, 2 to 50
 * @param settleTime how long a finished day must have been without a change before it is no longer polled, 0 to 2 days
 */
public record AgentStatusDetailsSettings(
        PollSettings poll, int timeZoneOffset, boolean range, List<String> agents, int pageSize, Duration settleTime) {

    /** The dataset's name in the file, and the second part of its targets' names. */
    public static final String NAME = "agent-status-details";

    private static final ValueFormat<Boolean> DATE_FORM =
            ValueFormat.oneOf("a form of dates", Map.of("date", false, "range", true));
    private static final ValueFormat<String> EMAIL = ValueFormat.matching(
            "an e-mail address", "write agent@example.com", Pattern.compile("[^@\\s,]+@[^@\\s,]+"));
    private static final int WIDEST_OFFSET = 840;
    private static final int SMALLEST_PAGE = 2;
    private static final int LARGEST_PAGE = 50;

    /** What holds unless configured. */
    public static final AgentStatusDetailsSettings DEFAULT = new AgentStatusDetailsSettings(
            PollSettings.every(Duration.ofSeconds(30)).within(Duration.ofMinutes(5)),
            0,
            false,
            List.of(),
            LARGEST_PAGE,
            Duration.ofHours(2));

    public AgentStatusDetailsSettings {
        agents = List.copyOf(agents);
        RecordRules rules = new RecordRules()
                .between("time-zone-offset", timeZoneOffset, -WIDEST_OFFSET, WIDEST_OFFSET)
                .between("page-size", pageSize, SMALLEST_PAGE, LARGEST_PAGE)
                .between(AccountFormats.SETTLE_TIME, settleTime, Duration.ZERO, AccountFormats.LONGEST_SETTLE_TIME);
        agents.forEach(agent -> rules.matches("agents", agent, EMAIL));
        rules.check();
    }

    static AgentStatusDetailsSettings read(ConfigSection section) {
        PollSettings poll = PollSettings.read(section, DEFAULT.poll);
        int offset = section.get("time-zone-offset", DEFAULT.timeZoneOffset, ValueFormat.WHOLE);
        boolean range = section.get("date-form", DEFAULT.range, DATE_FORM);
        List<String> agents = AccountFormats.chosen(section, "agents");
        int pageSize = section.get("page-size", DEFAULT.pageSize, ValueFormat.WHOLE);
        Duration settleTime = section.get(AccountFormats.SETTLE_TIME, DEFAULT.settleTime, ValueFormat.DURATION);
        return section.build(() -> new AgentStatusDetailsSettings(poll, offset, range, agents, pageSize, settleTime))
                .orElse(DEFAULT);
    }
}
