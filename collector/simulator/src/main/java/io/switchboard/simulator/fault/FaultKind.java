package io.switchboard.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A way for the vendor to misbehave. On the wire: the name in lower case, with hyphens. */
public enum FaultKind {
    /** 429 with {@code Retry-After: 1}. */
    THROTTLED,
    /** 429 without a word about when to come back. */
    THROTTLED_BARE,
    /** HTTP 200, {@code success:false}, code 500. */
    SUCCESS_FALSE,
    /** HTTP 200, {@code success:false}, code 401, though the token is good. */
    REFUSED,
    /** HTTP 500. */
    SERVER_ERROR,
    /** HTTP 200 with a page for people. */
    HTML,
    /** HTTP 200, complete as HTTP goes, but the JSON text stops in its middle. */
    TRUNCATED,
    /** The body trickles over five simulated seconds. */
    SLOW,
    /** No answer at all. */
    HANG,
    /** One agent's row has an object, an array and a text where numbers belong. */
    WRONG_TYPE_IN_ROW,
    /** Fields nobody has heard of, in agents and in the statistics. */
    UNKNOWN_FIELD,
    /** All numbers of agents and statistics come as texts. */
    NUMBER_AS_TEXT,
    /** {@code "data": []}, as PHP writes an empty map. */
    EMPTY_ARRAY_FOR_OBJECT,
    /** The agents' field is left out; the statistics still count them. */
    MISSING_AGENTS,
    /** {@code "agents": []}; the statistics still count them. */
    EMPTY_AGENTS,
    /** Half of the agents are left out, and the statistics agree with that. */
    HALF_AGENTS,
    /** All of the vendor's timestamps are an hour ahead. */
    CLOCK_JUMP;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static FaultKind ofWireName(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault of kind \"" + name + "\"; there are: "
                        + Arrays.stream(values()).map(FaultKind::wireName).collect(Collectors.joining(", "))));
    }
}
