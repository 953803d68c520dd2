package io.switchboard.endtoend.guarantee;

import static io.switchboard.Outcome.COMPLETE;
import static io.switchboard.Outcome.MALFORMED;
import static io.switchboard.Outcome.PARTIAL;
import static io.switchboard.Outcome.REFUSED;
import static io.switchboard.Outcome.THROTTLED;
import static io.switchboard.Outcome.UNREACHABLE;
import static io.switchboard.endtoend.guarantee.FaultCase.lasting;
import static io.switchboard.endtoend.guarantee.FaultCase.once;
import static io.switchboard.simulator.http.SimulatedApi.CONVOSO_AGENT_MONITOR;
import static io.switchboard.simulator.http.SimulatedApi.CONVOSO_AGENT_PERFORMANCE;
import static io.switchboard.simulator.http.SimulatedApi.KORE_AGENT_STATUS_DETAILS;
import static io.switchboard.simulator.http.SimulatedApi.KORE_CALL_VOLUME;
import static io.switchboard.simulator.http.SimulatedApi.LIVEPERSON_MSGCONVERSATION;

import io.switchboard.endtoend.truth.SimulatedDayIT;
import io.switchboard.simulator.fault.FaultKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What comes of each kind of fault that the simulator knows. */
final class FaultTable {
    /** Counters that are kept show at a midnight alone: {@link SimulatedDayIT} has one. */
    static final Set<FaultKind> ELSEWHERE = EnumSet.of(FaultKind.COUNTERS_KEPT);

    private static final List<FaultCase> HOW_IT_SAYS_NO = List.of(
            lasting(FaultKind.THROTTLED, THROTTLED).saying("HTTP 429"),
            lasting(FaultKind.THROTTLED_BARE, THROTTLED).saying("HTTP 429"),
            lasting(FaultKind.THROTTLED_FRACTION, THROTTLED).saying("HTTP 429"),
            lasting(FaultKind.THROTTLED_DATE, THROTTLED).saying("HTTP 429"),
            // A later page that fails leaves what the earlier ones have shown.
            once(FaultKind.THROTTLED_LONG, THROTTLED, PARTIAL)
                    .at(CONVOSO_AGENT_MONITOR, LIVEPERSON_MSGCONVERSATION, KORE_CALL_VOLUME)
                    .saying("HTTP 429"),
            lasting(FaultKind.UNAVAILABLE, UNREACHABLE).saying("HTTP 503"),
            lasting(FaultKind.FORBIDDEN_FOR_NOW, THROTTLED).saying("HTTP 403"),
            lasting(FaultKind.SUCCESS_FALSE, UNREACHABLE)
                    .at(CONVOSO_AGENT_MONITOR, CONVOSO_AGENT_PERFORMANCE)
                    .saying("success: false, code 500"),
            lasting(FaultKind.SUCCESS_FALSE, REFUSED)
                    .at(LIVEPERSON_MSGCONVERSATION, KORE_AGENT_STATUS_DETAILS, KORE_CALL_VOLUME)
                    .saying("HTTP 400"),
            lasting(FaultKind.REFUSED, REFUSED).saying("401"),
            lasting(FaultKind.EXPIRED_TOKEN, REFUSED).saying("401"),
            lasting(FaultKind.EXPIRED_TOKEN_FORBIDDEN, REFUSED).saying("403"),
            // A token is renewed at once, where it is not the account's own.
            once(FaultKind.EXPIRED_TOKEN, COMPLETE).at(KORE_AGENT_STATUS_DETAILS, KORE_CALL_VOLUME),
            once(FaultKind.EXPIRED_TOKEN_FORBIDDEN, COMPLETE).at(KORE_AGENT_STATUS_DETAILS, KORE_CALL_VOLUME),
            lasting(FaultKind.WRAPPED_THROTTLED, THROTTLED).saying("the response code 429"),
            lasting(FaultKind.WRAPPED_ERROR, UNREACHABLE).saying("the response code 500"),
            // Nobody worked yesterday.
            lasting(FaultKind.NOBODY_REFUSED, COMPLETE));

    private static final List<FaultCase> NO_ANSWER = List.of(
            lasting(FaultKind.SERVER_ERROR, UNREACHABLE).saying("HTTP 500"),
            lasting(FaultKind.HANG, UNREACHABLE).saying("ReadTimeout"),
            lasting(FaultKind.SLOW, COMPLETE),
            lasting(FaultKind.HTML, MALFORMED).saying("the answer begins with <!DOCTYPE html>"),
            lasting(FaultKind.TRUNCATED, MALFORMED).saying("broken off"),
            lasting(FaultKind.WARNING_IN_FRONT, MALFORMED).saying("the answer begins with <br /> <b>Warning</b>"),
            lasting(FaultKind.WARNING_BEHIND, PARTIAL).saying("behind the answer came what does not belong there"));

    private static final List<FaultCase> VALUES = List.of(
            lasting(FaultKind.WRONG_TYPE_IN_ROW, COMPLETE)
                    .at(CONVOSO_AGENT_MONITOR)
                    .unread("total_calls", "since_last_update", "status_time_sec"),
            lasting(FaultKind.WRONG_TYPE_IN_ROW, COMPLETE)
                    .at(CONVOSO_AGENT_PERFORMANCE)
                    .unread("calls", "human_answered", "talk_sec"),
            lasting(FaultKind.WRONG_TYPE_IN_ROW, COMPLETE)
                    .at(LIVEPERSON_MSGCONVERSATION)
                    .unread(
                            "resolvedConversations_byCCP",
                            "totalResolvedConversations",
                            "avgTime_resolvedConversations"),
            lasting(FaultKind.WRONG_TYPE_IN_ROW, COMPLETE)
                    .at(KORE_AGENT_STATUS_DETAILS)
                    .unread("primaryStatus", "secondaryStatus", "duration"),
            lasting(FaultKind.WRONG_TYPE_IN_ROW, COMPLETE)
                    .at(KORE_CALL_VOLUME)
                    .unread("offeredContacts", "answeredContacts", "acwDuration"),
            // Where false and a dash stand for nothing, they are read as that.
            lasting(FaultKind.ODD_VALUE, COMPLETE)
                    .at(CONVOSO_AGENT_MONITOR)
                    .unread("status_length", "campaign_skill", "last_inbound_call_time", "total_calls"),
            lasting(FaultKind.ODD_VALUE, COMPLETE).at(CONVOSO_AGENT_PERFORMANCE).unread("talk_sec_pt"),
            lasting(FaultKind.ODD_VALUE, COMPLETE)
                    .at(LIVEPERSON_MSGCONVERSATION)
                    .unread("avgTime_resolvedConversations", "resolvedConversations_bySystem"),
            lasting(FaultKind.ODD_VALUE, COMPLETE).at(KORE_AGENT_STATUS_DETAILS).unread("duration"),
            lasting(FaultKind.ODD_VALUE, COMPLETE).at(KORE_CALL_VOLUME).unread("csatScore", "messageCount"),
            lasting(FaultKind.UNKNOWN_FIELD, COMPLETE),
            lasting(FaultKind.NUMBER_AS_TEXT, COMPLETE),
            lasting(FaultKind.GROUPED_NUMBER, COMPLETE),
            lasting(FaultKind.NUL_IN_NAME, COMPLETE),
            // Other words change every segment, which are more than one transaction should hold.
            lasting(FaultKind.WRONG_SPELLING, COMPLETE, PARTIAL).saying("more than one transaction should hold"));

    private static final List<FaultCase> ROWS = List.of(
            // New ones are a doubt about rows that are missing, for one poll.
            lasting(FaultKind.ROW_WITHOUT_KEY, COMPLETE, PARTIAL)
                    .saying("could not be read")
                    .unread("user_id", "start_time", "queue_id"),
            lasting(FaultKind.AGENT_TWICE, COMPLETE).unread(""),
            lasting(FaultKind.WITHOUT_AGENT, COMPLETE),
            lasting(FaultKind.TWO_IN_ONE_SECOND, COMPLETE),
            lasting(FaultKind.RESTATED, COMPLETE),
            lasting(FaultKind.LATE_SEGMENT, COMPLETE),
            lasting(FaultKind.WRONG_STATUS, COMPLETE),
            once(FaultKind.TOTAL_MISMATCH, COMPLETE).at(CONVOSO_AGENT_MONITOR),
            once(FaultKind.TOTAL_MISMATCH, PARTIAL)
                    .at(CONVOSO_AGENT_PERFORMANCE)
                    .saying("the vendor counts"),
            // What the last page counts is what counts.
            once(FaultKind.TOTAL_MISMATCH, COMPLETE, PARTIAL)
                    .at(KORE_CALL_VOLUME)
                    .saying("the vendor counts"),
            once(FaultKind.HALF_AGENTS, COMPLETE, PARTIAL));

    private static final List<FaultCase> WHAT_STANDS_AROUND_ROWS = List.of(
            once(FaultKind.EMPTY_ARRAY_FOR_OBJECT, MALFORMED)
                    .at(CONVOSO_AGENT_MONITOR)
                    .saying("data.entries.agents is missing"),
            once(FaultKind.EMPTY_ARRAY_FOR_OBJECT, PARTIAL)
                    .at(CONVOSO_AGENT_PERFORMANCE)
                    .saying("the vendor counts"),
            once(FaultKind.EMPTY_ARRAY_FOR_OBJECT, PARTIAL)
                    .at(LIVEPERSON_MSGCONVERSATION)
                    .saying("rows are missing"),
            once(FaultKind.MISSING_AGENTS, MALFORMED)
                    .at(CONVOSO_AGENT_MONITOR)
                    .saying("data.entries.agents is missing"),
            once(FaultKind.MISSING_AGENTS, MALFORMED, PARTIAL)
                    .at(CONVOSO_AGENT_PERFORMANCE, KORE_AGENT_STATUS_DETAILS)
                    .saying("data is missing"),
            once(FaultKind.MISSING_AGENTS, PARTIAL)
                    .at(LIVEPERSON_MSGCONVERSATION)
                    .saying("rows are missing"),
            // Where the first page is refused, the halves of the time are asked for.
            once(FaultKind.MISSING_AGENTS, COMPLETE, PARTIAL)
                    .at(KORE_CALL_VOLUME)
                    .saying("CallVolumeUpdate is missing"),
            once(FaultKind.EMPTY_AGENTS, PARTIAL)
                    .at(CONVOSO_AGENT_MONITOR, LIVEPERSON_MSGCONVERSATION)
                    .saying("rows are missing"),
            once(FaultKind.EMPTY_AGENTS, PARTIAL).at(CONVOSO_AGENT_PERFORMANCE).saying("the vendor counts"),
            once(FaultKind.EMPTY_AGENTS, PARTIAL).at(KORE_AGENT_STATUS_DETAILS, KORE_CALL_VOLUME),
            lasting(FaultKind.OBJECT_FOR_LIST, COMPLETE),
            once(FaultKind.EMPTY_OBJECT_FOR_LIST, PARTIAL).saying("rows are missing"),
            once(FaultKind.NULL_FOR_LIST, PARTIAL).saying("rows are missing"),
            once(FaultKind.EMPTY_ENTRIES, PARTIAL).saying("rows are missing"),
            once(FaultKind.EMPTY_OBJECT_ENTRIES, PARTIAL).saying("rows are missing"),
            once(FaultKind.NULL_ENTRIES, PARTIAL).saying("rows are missing"),
            lasting(FaultKind.WRAPPED, COMPLETE));

    private static final List<FaultCase> PAGES = List.of(
            lasting(FaultKind.PAGE_FAILS, PARTIAL).saying("could not be read: HTTP 500"),
            lasting(FaultKind.PAGE_REPEATS, PARTIAL).saying("leads no further"),
            lasting(FaultKind.MOVES_BETWEEN_PAGES, PARTIAL).saying("moved between page"),
            lasting(FaultKind.PAGE_SHIFTS, PARTIAL).saying("moved between page"),
            lasting(FaultKind.ALWAYS_MORE, COMPLETE),
            lasting(FaultKind.DEEP_PAGE_REFUSED, PARTIAL)
                    .at(KORE_AGENT_STATUS_DETAILS)
                    .saying("could not be read: HTTP 400"),
            lasting(FaultKind.DEEP_PAGE_REFUSED, COMPLETE).at(KORE_CALL_VOLUME),
            lasting(FaultKind.ANOTHER_PAGE, PARTIAL).saying("moved between page"));

    private static final List<FaultCase> WHAT_IT_IS_ABOUT = List.of(
            lasting(FaultKind.ANOTHER_TIME, PARTIAL)
                    .at(LIVEPERSON_MSGCONVERSATION, KORE_CALL_VOLUME)
                    .saying("the answer is about another time than was asked"),
            // The centre has not been there for a day: of the day before, an answer has agents and no statuses.
            once(FaultKind.ANOTHER_TIME, COMPLETE, PARTIAL).at(KORE_AGENT_STATUS_DETAILS),
            lasting(FaultKind.ANOTHER_ACCOUNT, PARTIAL).saying("the answer is about another account than was asked"),
            lasting(FaultKind.COUNTER_OVERCOUNT, COMPLETE),
            once(FaultKind.COUNTERS_RESET, COMPLETE),
            once(FaultKind.COUNTER_RESET_OF_ONE, COMPLETE),
            lasting(FaultKind.CLOCK_OFF, COMPLETE, PARTIAL),
            once(FaultKind.CLOCK_JUMP, COMPLETE, PARTIAL));

    private FaultTable() {}

    static List<FaultCase> cases() {
        return Stream.of(HOW_IT_SAYS_NO, NO_ANSWER, VALUES, ROWS, WHAT_STANDS_AROUND_ROWS, PAGES, WHAT_IT_IS_ABOUT)
                .flatMap(List::stream)
                .toList();
    }
}
