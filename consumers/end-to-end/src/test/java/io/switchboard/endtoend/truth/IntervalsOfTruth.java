package io.switchboard.endtoend.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.QueueBucket;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.contactcentre.HandledContact;
import io.switchboard.simulator.liveperson.UnassignedConversations;
import io.switchboard.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * What LivePerson and Kore report of intervals, to hold against the buckets.
 *
 * @param from begin of what is compared, at a quarter of an hour
 * @param to end of what is compared, at a quarter of an hour
 */
record IntervalsOfTruth(
        TopicReader reader, Topics topics, VendorsSay vendors, ContactCentre centre, Instant from, Instant to) {
    private static final int QUARTER_SEC = 900;

    private static final Map<String, String> OF_VOLUME = Map.ofEntries(
            Map.entry("offered", "offeredContacts"),
            Map.entry("answered", "answeredContacts"),
            Map.entry("abandoned", "abandonedContacts"),
            Map.entry("handled", "completedContacts"),
            Map.entry("wait_answered_ms", "queueHoldTimeAnswered"),
            Map.entry("max_wait_answered_ms", "maxQueueHoldTimeAnswered"),
            Map.entry("wait_abandoned_ms", "queueHoldTimeAbandoned"),
            Map.entry("max_wait_abandoned_ms", "maxqueueHoldTimeAbandoned"),
            Map.entry("talk_ms", "conversationTalkTime"),
            Map.entry("hold_ms", "holdDuration"),
            Map.entry("wrap_ms", "acwDuration"),
            Map.entry("handle_ms", "conversationHandleTime"),
            Map.entry("messages", "messageCount"),
            Map.entry("saved_messages", "savedMessageCount"),
            Map.entry("csat_responses", "csatResponses"));

    private static final List<String> RESOLVED = List.of(
            "resolved_by_ccp",
            "resolved_by_consumer",
            "resolved_by_system",
            "handle_ms",
            "handle_by_ccp_ms",
            "handle_by_consumer_ms",
            "handle_by_system_ms");

    private boolean isCompared(Instant start, Instant end) {
        return !start.isBefore(from) && !end.isAfter(to);
    }

    private List<QueueBucket> queues(String vendor) {
        return reader.latest(topics.queueBuckets()).values().stream()
                .filter(bucket -> bucket.getVendor().equals(vendor))
                .filter(bucket -> isCompared(bucket.getBucketStart(), bucket.getBucketEnd()))
                .toList();
    }

    /** What came to each of Kore's queues in a quarter of an hour is in one bucket as wide as that. */
    void verifyVolume() throws Exception {
        Figures told = new Figures();
        for (QueueBucket bucket : queues("kore")) {
            assertThat(bucket.getResolutionSec()).as("width of %s", bucket).isEqualTo(QUARTER_SEC);
            assertThat(bucket.getIsFinal()).as("final: %s", bucket).isTrue();
            told.add(bucket.getQueueId() + " " + bucket.getBucketStart(), bucket, List.copyOf(OF_VOLUME.keySet()));
        }
        Figures truth = new Figures();
        vendors.volumeRows(from, to)
                .forEach((interval, row) -> OF_VOLUME.forEach((name, field) ->
                        truth.add(interval, name, row.path(field).asLong())));
        assertThat(told.told()).as("Kore's queues").isNotEmpty().isEqualTo(truth.told());
    }

    /**
     * What was resolved in five minutes, by skill and by agent: what had no agent is nobody's.
     *
     * @param agent the id LivePerson shows for who led a conversation
     */
    void verifyConversations(Function<HandledContact, String> agent) {
        Figures bySkill = new Figures();
        for (QueueBucket bucket : queues("liveperson")) {
            if (bucket.getQueueKind().equals("skill") && !bucket.getQueueId().equals("all")) {
                String key = bucket.getQueueId() + " " + bucket.getBucketEnd();
                bySkill.add(key, "resolved", bucket.getHandled() == null ? 0 : bucket.getHandled());
                bySkill.add(key, bucket, RESOLVED);
            }
        }
        Figures byAgent = new Figures();
        reader.latest(topics.agentBuckets()).values().stream()
                .filter(bucket -> bucket.getVendor().equals("liveperson"))
                .filter(bucket -> isCompared(bucket.getBucketStart(), bucket.getBucketEnd()))
                .forEach(bucket -> {
                    String key = bucket.getAgentId() + " " + bucket.getBucketEnd();
                    byAgent.add(key, bucket, List.of("resolved"));
                    byAgent.add(key, bucket, RESOLVED);
                });
        assertThat(bySkill.told()).as("LivePerson's skills").isEqualTo(resolved(IntervalsOfTruth::skill));
        Map<String, SortedMap<String, Long>> agents = resolved(agent);
        agents.keySet().removeIf(key -> UnassignedConversations.IDS.contains(key.substring(0, key.indexOf(' '))));
        assertThat(byAgent.told()).as("LivePerson's agents").isEqualTo(agents);
    }

    private Map<String, SortedMap<String, Long>> resolved(Function<HandledContact, String> who) {
        Figures truth = new Figures();
        for (HandledContact contact : centre.conversations(from, to)) {
            String key = who.apply(contact) + " " + bucketEnd(contact.endedAt().orElseThrow());
            String by = switch (contact.ending().orElseThrow()) {
                case AGENT -> "ccp";
                case CALLER -> "consumer";
                case SYSTEM -> "system";
                case ABANDONED -> throw new AssertionError("resolved by nobody: " + contact);
            };
            truth.add(key, "resolved", 1);
            truth.add(key, "resolved_by_" + by, 1);
            truth.add(key, "handle_ms", contact.talkMillis());
            truth.add(key, "handle_by_" + by + "_ms", contact.talkMillis());
        }
        return truth.told();
    }

    private static String skill(HandledContact contact) {
        return contact.call().queue().map(queue -> Long.toString(queue.id())).orElse("-1");
    }

    private static Instant bucketEnd(Instant ended) {
        return Instant.ofEpochSecond((Math.floorDiv(ended.getEpochSecond(), 300) + 1) * 300);
    }
}
