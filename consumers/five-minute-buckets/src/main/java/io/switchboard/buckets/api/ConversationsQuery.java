package io.switchboard.buckets.api;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request for conversations, as LivePerson's page describes it.
 *
 * @param timeframe minutes back from now, 1 to 1,440
 * @param interval minutes, a divisor of the timeframe
 */
record ConversationsQuery(int timeframe, Optional<Integer> interval, IdFilter skills, IdFilter agents) {
    private static final int DAY = 1_440;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    /** Reads the parameters; empty if it noted a fault. The vendor passes over others, so does this. */
    static Optional<ConversationsQuery> read(QueryParameters parameters) {
        parameters.require("v", "1", ConversationsQuery::number);
        Optional<Integer> timeframe = parameters.require("timeframe", "60", ConversationsQuery::minutes);
        Optional<Integer> interval = parameters.read("interval", text -> divisor(text, timeframe));
        IdFilter skills = parameters.read("skillIds", IdFilter::of).orElse(IdFilter.NONE);
        IdFilter agents = parameters.read("agentIds", IdFilter::of).orElse(IdFilter.NONE);
        return timeframe
                .filter(_ -> parameters.faults().isEmpty())
                .map(minutes -> new ConversationsQuery(minutes, interval, skills, agents));
    }

    boolean isForAccount() {
        return !skills.isGiven() && !agents.isGiven();
    }

    /** Whether LivePerson would take the ids. */
    boolean isNumeric() {
        return skills.isNumeric() && agents.isNumeric();
    }

    private static int minutes(String text) {
        int minutes = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (minutes < 1 || minutes > DAY) {
            throw new IllegalArgumentException("must be a number of minutes from 1 to " + DAY);
        }
        return minutes;
    }

    private static int divisor(String text, Optional<Integer> timeframe) {
        int minutes = minutes(text);
        if (timeframe.filter(whole -> whole % minutes != 0).isPresent()) {
            throw new IllegalArgumentException("must be a divisor of timeframe, " + timeframe.get());
        }
        return minutes;
    }

    private static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a number, such as 1");
        }
        return Integer.parseInt(text);
    }
}
