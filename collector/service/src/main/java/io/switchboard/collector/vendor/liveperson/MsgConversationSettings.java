package io.switchboard.collector.vendor.liveperson;

import io.switchboard.collector.vendor.AccountFormats;
import io.switchboard.collector.vendor.PollSettings;
import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * How LivePerson's messaging conversations are polled.
 *
 * @param poll how any dataset is polled
 * @param timeframe minutes before now that are asked for, 1 to 1440
 * @param interval minutes of each interval of the answer, a divisor of the time frame; empty for the whole alone
 * @param skillIds the skills asked for: {@code all}, numbers separated by commas, or empty for none
 * @param agentIds the agents asked for, in the same form
 * @param timeUnit of the vendor's handling times: milliseconds or seconds
 */
public record MsgConversationSettings(
        PollSettings poll,
        int timeframe,
        Optional<Integer> interval,
        String skillIds,
        String agentIds,
        TimeUnit timeUnit) {

    /** The dataset's name in the file, and the second part of its targets' names. */
    public static final String NAME = "msgconversation";

    /** No id, in the file; the request leaves the parameter out. */
    private static final String NONE = "none";

    private static final ValueFormat<String> IDS = ValueFormat.matching(
            "a list of ids", "write all, none, or numbers as in 4,15,3", Pattern.compile("|all|-?\\d+(,-?\\d+)*"));
    private static final int MINUTES_OF_A_DAY = 1440;

    /** What holds unless configured; the vendor's client is to wait up to 30 s between its retries. */
    public static final MsgConversationSettings DEFAULT = new MsgConversationSettings(
            PollSettings.every(Duration.ofSeconds(60)).within(Duration.ofSeconds(90)),
            60,
            Optional.of(5),
            AccountFormats.ALL,
            AccountFormats.ALL,
            TimeUnit.MILLISECONDS);

    public MsgConversationSettings {
        new RecordRules()
                .between("timeframe", timeframe, 1, MINUTES_OF_A_DAY)
                .require(
                        interval.filter(minutes -> minutes < 1 || timeframe % minutes != 0)
                                .isEmpty(),
                        "interval",
                        "is " + interval.map(String::valueOf).orElse(NONE) + ", which does not divide the timeframe of "
                                + timeframe + "; write a divisor of it, or none")
                .matches("skill-ids", skillIds, IDS)
                .matches("agent-ids", agentIds, IDS)
                .require(
                        AccountFormats.isVendors(timeUnit),
                        AccountFormats.TIME_UNIT_KEY,
                        "is no unit of the vendor; write ms or s")
                .check();
    }

    static MsgConversationSettings read(ConfigSection section) {
        PollSettings poll = PollSettings.read(section, DEFAULT.poll);
        int timeframe = section.get("timeframe", DEFAULT.timeframe, ValueFormat.WHOLE);
        Optional<Integer> interval = section.get("interval", DEFAULT.interval, ValueFormat.orNone(ValueFormat.WHOLE));
        String skills = ids(section, "skill-ids");
        String agents = ids(section, "agent-ids");
        TimeUnit unit = section.get(AccountFormats.TIME_UNIT_KEY, DEFAULT.timeUnit, AccountFormats.TIME_UNIT);
        return section.build(() -> new MsgConversationSettings(poll, timeframe, interval, skills, agents, unit))
                .orElse(DEFAULT);
    }

    private static String ids(ConfigSection section, String key) {
        String ids = String.join(",", section.texts(key, List.of(AccountFormats.ALL)));
        return ids.equals(NONE) ? "" : ids;
    }
}
