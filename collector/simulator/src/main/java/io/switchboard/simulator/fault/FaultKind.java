package io.switchboard.simulator.fault;

import io.switchboard.simulator.http.SimulatedApi;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A way for the vendor to misbehave. On the wire: the name in lower case, with hyphens. One that stands and has no
 * count is there beside any other fault, until it is cleared.
 */
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
    NUMBER_AS_TEXT(FaultScope.COUNTING),
    /** {@code []} where an object belongs, as PHP writes an empty map. */
    EMPTY_ARRAY_FOR_OBJECT(FaultScope.PHP_LIKE),
    /** The field with the rows is left out; totals still count them. */
    MISSING_AGENTS,
    /** The field with the rows is empty; totals still count them. */
    EMPTY_AGENTS,
    /** Half of the rows are left out, and totals agree with that. */
    HALF_AGENTS,
    /** The number of rows is said to be three more than it is. */
    TOTAL_MISMATCH(FaultScope.TOTALLED),
    /** The other names LivePerson has for its fields, and the newer ones of Kore. */
    WRONG_SPELLING(FaultScope.SPELT),
    /** All of the vendor's times are an hour ahead, that of the {@code Date} header too. */
    CLOCK_JUMP,
    /** HTTP 500 for a page behind the first. */
    PAGE_FAILS(FaultScope.KORE),
    /** Instead of a page behind the first comes the first, which says that there is more. */
    PAGE_REPEATS(FaultScope.KORE),
    /**
     * While the pages are read, a row has moved from the page asked for, behind the first, to one before: the last row
     * of the page before comes again and the one that moved is missed. Which one it is differs.
     */
    MOVES_BETWEEN_PAGES(FaultScope.KORE),
    /**
     * LivePerson: of intervals that ended 10 to 30 minutes ago, anyone who resolved several conversations had one less.
     */
    RESTATED(FaultScope.LIVEPERSON),
    /** Convoso: counters of calls are {@link JsonShape#OVERCOUNT} too high. */
    COUNTER_OVERCOUNT(FaultScope.CONVOSO),
    /** Kore: the newest stretch of every agent that has ended is not reported. */
    LATE_SEGMENT(FaultScope.STATUSES),
    /** Kore: of one agent in ten, all that has ended was a meeting. */
    WRONG_STATUS(FaultScope.STATUSES),

    /** 429 with {@code Retry-After: 1.5}. */
    THROTTLED_FRACTION,
    /** 429 with the date two seconds later, by the vendor's clock, in {@code Retry-After}. */
    THROTTLED_DATE,
    /** 503 with {@code Retry-After: 2}. */
    UNAVAILABLE,
    /** 403 with {@code Retry-After: 2}, though the credentials are good. */
    FORBIDDEN_FOR_NOW,
    /** As {@link #EXPIRED_TOKEN}, but answered with 403; Convoso says so at HTTP 200. */
    EXPIRED_TOKEN_FORBIDDEN,
    /** One row has texts nobody expects in fields that are no key: a negative length, {@code N/A}, {@code false}. */
    ODD_VALUE,
    /** Whole numbers of rows come as {@code 12.0} and, from a thousand on, as {@code "1,024"}; not at LivePerson. */
    GROUPED_NUMBER(FaultScope.TOTALLED),
    /** One more row, whose key is nobody's; totals count it. Stands. */
    ROW_WITHOUT_KEY(FaultScope.LISTED),
    /** One row has U+0000 in a name. */
    NUL_IN_NAME(FaultScope.ROWS),
    /** Convoso: the list of agents is an object with the numbers of its places, of which one is left out. */
    OBJECT_FOR_LIST(FaultScope.MONITOR),
    /** Convoso's monitor: {@code agents} is an empty object; totals still count them. */
    EMPTY_OBJECT_FOR_LIST(FaultScope.MONITOR),
    /** Convoso's monitor: {@code agents} is null; totals still count them. */
    NULL_FOR_LIST(FaultScope.MONITOR),
    /** Convoso's monitor: {@code entries} is an empty array, so that there are no totals either. */
    EMPTY_ENTRIES(FaultScope.MONITOR),
    /** Convoso's monitor: {@code entries} is an empty object. */
    EMPTY_OBJECT_ENTRIES(FaultScope.MONITOR),
    /** Convoso's monitor: {@code entries} is null. */
    NULL_ENTRIES(FaultScope.MONITOR),
    /**
     * Convoso's performance: a day on which nobody worked is refused: {@code success:false}, Missing Agents. Stands.
     */
    NOBODY_REFUSED(FaultScope.PERFORMANCE),
    /** Convoso's monitor: one agent comes twice, once as paused long ago; now the one comes first, now the other. */
    AGENT_TWICE(FaultScope.MONITOR),
    /** Convoso: a warning of PHP in front of the JSON text. */
    WARNING_IN_FRONT(FaultScope.CONVOSO),
    /** Convoso: a warning of PHP behind the JSON text. */
    WARNING_BEHIND(FaultScope.CONVOSO),
    /** Convoso's monitor: the service has been started again: all counters of the day begin at 0, until midnight. */
    COUNTERS_RESET(FaultScope.MONITOR),
    /** Convoso's monitor: as {@link #COUNTERS_RESET}, for the busiest agent alone; totals go on. */
    COUNTER_RESET_OF_ONE(FaultScope.MONITOR),
    /** Convoso's monitor: at midnight the counters went on from where they were; until they are reset. Stands. */
    COUNTERS_KEPT(FaultScope.MONITOR),
    /** LivePerson: some conversations have no agent, which are then "-1" or "null". Stands. */
    WITHOUT_AGENT(FaultScope.LIVEPERSON),
    /** LivePerson: the answer is within {@code body}, beside the code 200. */
    WRAPPED(FaultScope.LIVEPERSON),
    /** LivePerson: HTTP 200 with the code 429 inside. */
    WRAPPED_THROTTLED(FaultScope.LIVEPERSON),
    /** LivePerson: HTTP 200 with the code 500 inside. */
    WRAPPED_ERROR(FaultScope.LIVEPERSON),
    /** Kore: a status that ended within its second is there too, before or behind the one that lasts. Stands. */
    TWO_IN_ONE_SECOND(FaultScope.STATUSES),
    /** Kore: every page says that there is more, the empty one behind the last too. Stands. */
    ALWAYS_MORE(FaultScope.KORE),
    /** Kore: a page that begins at row {@link FaultEffect#DEEP} or later is refused with 400. Stands. */
    DEEP_PAGE_REFUSED(FaultScope.KORE),
    /** While the pages are read, a row of one before has gone: the page begins one row later, and the total falls. */
    PAGE_SHIFTS(FaultScope.KORE),
    /** Kore, LivePerson: the answer is about an earlier time than the one asked for. */
    ANOTHER_TIME(FaultScope.PERIODS),
    /** Kore: asked for the first page, the vendor answers with the second. */
    ANOTHER_PAGE(FaultScope.KORE),
    /** Kore's call volume: the records are another organization's. */
    ANOTHER_ACCOUNT(FaultScope.VOLUME),
    /**
     * All of the vendor's times, that of the {@code Date} header too, are {@link FaultEffect#AHEAD} ahead, and so is
     * the clock by which it judges signatures and tokens. Stands.
     */
    CLOCK_OFF;

    private static final Set<FaultKind> STANDING = EnumSet.of(
            ROW_WITHOUT_KEY,
            NOBODY_REFUSED,
            COUNTERS_KEPT,
            WITHOUT_AGENT,
            TWO_IN_ONE_SECOND,
            ALWAYS_MORE,
            DEEP_PAGE_REFUSED,
            CLOCK_OFF);

    private enum FaultScope {
        EVERY,
        CONVOSO,
        MONITOR,
        PERFORMANCE,
        LIVEPERSON,
        KORE,
        STATUSES,
        VOLUME,
        /** Who has numbers in rows. */
        COUNTING,
        /** Who has a number of rows. */
        TOTALLED,
        /** Who has rows with names in them. */
        ROWS,
        /** Whose rows have their keys in them. */
        LISTED,
        /** Who has an object that may be empty. */
        PHP_LIKE,
        /** Who has other names or words for the same. */
        SPELT,
        /** Who is asked about a time, and says which one the answer is about. */
        PERIODS;
    }

    private final FaultScope of;

    FaultKind() {
        this(FaultScope.EVERY);
    }

    FaultKind(FaultScope of) {
        this.of = of;
    }

    /** Whose answers can have it. */
    public Set<SimulatedApi> apis() {
        return switch (of) {
            case EVERY -> EnumSet.allOf(SimulatedApi.class);
            case CONVOSO -> EnumSet.of(SimulatedApi.CONVOSO_AGENT_MONITOR, SimulatedApi.CONVOSO_AGENT_PERFORMANCE);
            case MONITOR -> EnumSet.of(SimulatedApi.CONVOSO_AGENT_MONITOR);
            case PERFORMANCE -> EnumSet.of(SimulatedApi.CONVOSO_AGENT_PERFORMANCE);
            case LIVEPERSON -> EnumSet.of(SimulatedApi.LIVEPERSON_MSGCONVERSATION);
            case KORE -> EnumSet.of(SimulatedApi.KORE_AGENT_STATUS_DETAILS, SimulatedApi.KORE_CALL_VOLUME);
            case STATUSES -> EnumSet.of(SimulatedApi.KORE_AGENT_STATUS_DETAILS);
            case VOLUME -> EnumSet.of(SimulatedApi.KORE_CALL_VOLUME);
            case COUNTING -> EnumSet.complementOf(EnumSet.of(SimulatedApi.KORE_AGENT_STATUS_DETAILS));
            case TOTALLED ->
                EnumSet.of(
                        SimulatedApi.CONVOSO_AGENT_MONITOR,
                        SimulatedApi.CONVOSO_AGENT_PERFORMANCE,
                        SimulatedApi.KORE_CALL_VOLUME);
            case ROWS -> EnumSet.complementOf(EnumSet.of(SimulatedApi.LIVEPERSON_MSGCONVERSATION));
            case LISTED ->
                EnumSet.of(
                        SimulatedApi.CONVOSO_AGENT_MONITOR,
                        SimulatedApi.KORE_AGENT_STATUS_DETAILS,
                        SimulatedApi.KORE_CALL_VOLUME);
            case PHP_LIKE ->
                EnumSet.of(
                        SimulatedApi.CONVOSO_AGENT_MONITOR,
                        SimulatedApi.CONVOSO_AGENT_PERFORMANCE,
                        SimulatedApi.LIVEPERSON_MSGCONVERSATION);
            case SPELT, PERIODS ->
                EnumSet.of(
                        SimulatedApi.LIVEPERSON_MSGCONVERSATION,
                        SimulatedApi.KORE_AGENT_STATUS_DETAILS,
                        SimulatedApi.KORE_CALL_VOLUME);
        };
    }

    /** Whether it is there beside any other fault for as long as it is switched on without a count. */
    public boolean stands() {
        return STANDING.contains(this);
    }

    /** Whether such a fault waits for a page behind the first. */
    public boolean hitsFurtherPages() {
        return this == PAGE_FAILS || this == PAGE_REPEATS || this == MOVES_BETWEEN_PAGES || this == PAGE_SHIFTS;
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
