package io.switchboard.buckets.aggregate;

import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.kore.callvolume.CallVolume;
import io.switchboard.liveperson.msgconversation.Metrics;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Rows as the vendors' answers have them, as far as buckets look at them. */
final class VendorRows {
    private VendorRows() {}

    /** An agent's day at Convoso: {@code calls} calls of one minute each, with half a minute of wrap-up. */
    static Performance performance(String account, String agent, LocalDate day, int calls) {
        return performance(account, agent, day, calls, 0);
    }

    /** The same with time ready for a call: the vendor never takes back any when it takes back a call. */
    static Performance performance(String account, String agent, LocalDate day, int calls, int waitSec) {
        return Performance.newBuilder()
                .setAccount(account)
                .setUserId(agent)
                .setDateStart(day)
                .setDateEnd(day)
                .setName("Agent " + agent)
                .setCalls(calls)
                .setHumanAnswered(calls)
                .setTalkSec(60 * calls)
                .setWrapSec(30 * calls)
                .setWaitSec(waitSec)
                .setPauseSec(0)
                .setTotalTime(90 * calls + waitSec)
                .setAm(0)
                .build();
    }

    /** Convoso's statistics of the day so far. */
    static Totals totals(String account, @Nullable Instant time, long calls, long queueCalls, long hopper) {
        return totals(account, time, calls, queueCalls, hopper, null);
    }

    /** The same with the agents' time ready for a call, of which restated calls take nothing. */
    static Totals totals(
            String account, @Nullable Instant time, long calls, long queueCalls, long hopper, @Nullable Long idleSec) {
        return Totals.newBuilder()
                .setAccount(account)
                .setCampaignId("")
                .setMadeAt(time)
                .setCallsToday(calls)
                .setAnswered(calls)
                .setDropped(0L)
                .setManualCallsToday(0L)
                .setOutboundTotalTalkAvgLength(60 * calls)
                .setOutboundTotalWaitAvgLength(idleSec)
                .setQueueCallsToday(queueCalls)
                .setQueueAnswered(queueCalls)
                .setQueueDropped(0L)
                .setDialableLeads(hopper * 10)
                .setHopper(hopper)
                .setCallsWaitingIn(1L)
                .setCallsWaitingOut(2L)
                .build();
    }

    /** LivePerson's conversations of an interval: all resolved by the consumer, each handled for a minute. */
    static Metrics conversations(String account, String level, String skill, String agent, Instant end, long resolved) {
        return Metrics.newBuilder()
                .setAccount(account)
                .setLevel(level)
                .setSkillId(skill)
                .setAgentId(agent)
                .setBucketEnd(end)
                .setBucketStart(end.minusSeconds(300))
                .setIntervalMin(5)
                .setResolvedConversationsByCcp(0L)
                .setResolvedConversationsByConsumer(resolved)
                .setResolvedConversationsBySystem(0L)
                .setTotalResolvedConversations(resolved)
                .setTotalHandlingTimeResolvedConversationsByCcpMs(0L)
                .setTotalHandlingTimeResolvedConversationsByConsumerMs(60_000 * resolved)
                .setTotalHandlingTimeResolvedConversationsBySystemMs(0L)
                .setTotalHandlingTimeResolvedConversationsMs(60_000 * resolved)
                .build();
    }

    /** A stretch of an agent's status at Kore. */
    static StatusSegment segment(String account, String agent, Instant start, @Nullable Instant end, String primary) {
        return StatusSegment.newBuilder()
                .setAccount(account)
                .setUserId(agent)
                .setStartTime(start)
                .setEndTime(end)
                .setPrimaryStatus(primary)
                .setSecondaryStatus(primary)
                .setFirstName("Agent")
                .setLastName(agent)
                .build();
    }

    /** What came to a queue at Kore in a quarter of an hour. */
    static CallVolume volume(String account, String queue, Instant start, int offered, int answered) {
        return CallVolume.newBuilder()
                .setAccount(account)
                .setQueueId(queue)
                .setIntervalStart(start)
                .setIntervalEnd(start.plusSeconds(900))
                .setQueueName("Queue " + queue)
                .setOfferedContacts(offered)
                .setAnsweredContacts(answered)
                .setAbandonedContacts(offered - answered)
                .setCompletedContacts(answered)
                .setQueueHoldTimeAnsweredMs(1_000L * answered)
                .setMaxQueueHoldTimeAnsweredMs(1_000L)
                .setConversationHandleTimeMs(60_000L * answered)
                .setConversationTalkTimeMs(50_000L * answered)
                .setAcwDurationMs(10_000L * answered)
                .setCsatResponses(answered)
                .setCsatScore(4.5)
                .build();
    }
}
