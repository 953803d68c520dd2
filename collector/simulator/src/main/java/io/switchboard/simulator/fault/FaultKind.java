package io.switchboard.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A way for the vendor to misbehave. On the wire: the name in lower case, with hyphens. */
public enum FaultKind {
    /** 429 with {@code Retry-After: 1}. */
    THROTTLED,
    /** 429 with {@code Retry-After: 3600}. */
    THROTTLED_LONG,
    /** 429 without a word about when to come back. */
    THROTTLED_BARE,
    /** Convoso: HTTP 200, {@code success:false}, code 500. The others: 400. */
    SUCCESS_FALSE,
    /** 401 in the vendor's words, though the credentials are good; Convoso says so at HTTP 200. */
    REFUSED,
    /** As {@link #REFUSED}; and a bearer that came with the request is good no more, until the next login. */
    EXPIRED_TOKEN,
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
    /** One row has an object, an array and a text where other things belong. */
    WRONG_TYPE_IN_ROW,
    /** Fields nobody has heard of, in rows and in what surrounds them. */
    UNKNOWN_FIELD,
    /** All numbers of rows, and of Convoso's statistics, come as texts. */
    NUMBER_AS_TEXT,
    /** {@code []} where an object belongs, as PHP writes an empty map. */
    EMPTY_ARRAY_FOR_OBJECT,
    /** The field with the rows is left out; totals still count them. */
    MISSING_AGENTS,
    /** The field with the rows is empty; totals still count them. */
    EMPTY_AGENTS,
    /** Half of the rows are left out, and totals agree with that. */
    HALF_AGENTS,
    /** The number of rows is said to be three more than it is. */
    TOTAL_MISMATCH,
    /** The other names LivePerson has for its fields, and the newer ones of Kore. */
    WRONG_SPELLING,
    /** All of the vendor's times are an hour ahead, that of the {@code Date} header too. */
    CLOCK_JUMP,
    /** HTTP 500 for a page behind the first. */
    PAGE_FAILS,
    /** Instead of a page behind the first comes the first, which says that there is more. */
    PAGE_REPEATS,
    /**
     * While the pages are read, a row has moved from the page asked for, behind the first, to one before: the last row
     * of the page before comes again and the one that moved is missed. Which one it is differs.
     */
    MOVES_BETWEEN_PAGES,
    /**
     * LivePerson: of intervals that ended 10 to 30 minutes ago, whoever resolved several conversations had one less.
     */
    RESTATED,
    /** Convoso: counters of calls are {@link Shape#OVERCOUNT} too high. */
    COUNTER_OVERCOUNT,
    /** Kore: the newest stretch of every agent that has ended is not told. */
    LATE_SEGMENT,
    /** Kore: of one agent in ten, all that has ended was a meeting. */
    WRONG_STATUS;

    /** Whether such a fault waits for a page behind the first. */
    public boolean hitsFurtherPages() {
        return this == PAGE_FAILS || this == PAGE_REPEATS || this == MOVES_BETWEEN_PAGES;
    }

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
