package io.switchboard.buckets.aggregate;

import static io.switchboard.buckets.aggregate.VendorRows.conversations;
import static io.switchboard.streams.monitor.Monitor.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.AgentBucket;
import io.switchboard.Outcome;
import io.switchboard.QueueBucket;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.liveperson.msgconversation.Metrics;
import io.switchboard.topic.Dataset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What LivePerson's intervals make of buckets. */
class ConversationsBucketsTest {
    @AutoClose
    private static final Issued ISSUED = new Issued();

    @Test
    void shouldHaveBucketsOfAgentsSkillsAndTheAccount() {
        Feed feed = conversationsOf("levels");
        int before = ISSUED.stored("cells");
        ISSUED.read(new Recording()
                .shows(
                        feed,
                        at("10:04:00"),
                        row("levels", "agent", "all", "a1", 2),
                        row("levels", "agent", "all", "all", 9),
                        row("levels", "skill", "s1", "all", 3),
                        row("levels", "skill", "all", "all", 5),
                        row("levels", "account", "all", "all", 9),
                        row("levels", "skill-agent", "s1", "a1", 1),
                        row("levels", "period-agent", "all", "a1", 50),
                        Metrics.newBuilder(row("levels", "agent", "all", "a2", 7))
                                .setIntervalMin(15)
                                .build()));

        AgentBucket agent = ISSUED.last("levels", "a1", at("10:05:00"));
        assertThat(agent.getResolved()).isEqualTo(2);
        assertThat(agent.getResolvedByConsumer()).isEqualTo(2);
        assertThat(agent.getResolvedBySystem()).isZero();
        assertThat(agent.getHandleMs()).isEqualTo(120_000);
        assertThat(agent.getHandleByCcpMs()).isZero();
        assertThat(agent.getContacts()).isNull();
        assertThat(agent.getObservedSec()).isZero();
        assertThat(agent.getCoverage()).isEqualTo(0.8);
        assertThat(agent.getResolutionSec()).isZero();
        assertThat(ISSUED.latest("levels", "all")).isEmpty();
        assertThat(ISSUED.latest("levels", "a2")).isEmpty();
        assertThat(handled("skill", "s1")).isEqualTo(3);
        assertThat(handled("skill", "all")).isEqualTo(5);
        assertThat(handled("account", "all")).isEqualTo(9);
        assertThat(ISSUED.stored("cells") - before).isEqualTo(5);
    }

    @Test
    void shouldCountConversationsWithoutAnAgentInTotalsOnly() {
        Feed feed = conversationsOf("nobody");
        int before = ISSUED.stored("cells");
        ISSUED.read(new Recording()
                .shows(
                        feed,
                        at("10:04:00"),
                        row("nobody", "agent", "all", "a1", 2),
                        row("nobody", "agent", "all", "-1", 3),
                        row("nobody", "agent", "all", "null", 4),
                        row("nobody", "skill-agent", "s1", "-1", 3),
                        row("nobody", "skill-agent", "s1", "null", 4),
                        row("nobody", "skill", "-1", "all", 6),
                        row("nobody", "skill", "all", "all", 9)));

        assertThat(ISSUED.latest("nobody", "-1")).isEmpty();
        assertThat(ISSUED.latest("nobody", "null")).isEmpty();
        assertThat(ISSUED.last("nobody", "a1", at("10:05:00")).getResolved()).isEqualTo(2);
        assertThat(ISSUED.last("nobody", "skill", "all", at("10:05:00")).getHandled())
                .isEqualTo(9);
        assertThat(ISSUED.last("nobody", "skill", "-1", at("10:05:00")).getHandled())
                .as("the unassigned skill")
                .isEqualTo(6);
        assertThat(ISSUED.stored("cells") - before).isEqualTo(3);
    }

    @Test
    void shouldCorrectABucketWhoseIntervalIsRestatedOrDeleted() {
        Feed feed = conversationsOf("restated");
        ISSUED.read(new Recording()
                .shows(feed, at("10:04:00"), row("restated", "agent", "all", "a1", 2))
                .shows(feed, at("10:06:00"), row("restated", "agent", "all", "a1", 3))
                .shows(feed, at("10:07:05"))
                .shows(feed, at("10:20:00"), row("restated", "agent", "all", "a1", 1))
                .tells(feed, at("10:21:00"), row("restated", "agent", "all", "a1", 1)));

        assertThat(ISSUED.revisions("restated", "a1", at("10:05:00")))
                .extracting(
                        AgentBucket::getRevision,
                        AgentBucket::getResolved,
                        AgentBucket::getIsFinal,
                        AgentBucket::getCorrected)
                .containsExactly(
                        tuple(1, 2L, false, false),
                        tuple(2, 3L, false, false),
                        tuple(3, 3L, true, false),
                        tuple(4, 1L, true, true),
                        tuple(5, null, true, true));
    }

    @Test
    void shouldTellHowMuchOfABucketTheVendorWasAskedFor() {
        Feed feed = conversationsOf("asked");
        ISSUED.read(new Recording()
                .shows(feed, at("10:02:00"), row("asked", "account", "all", "all", 4))
                .poll(feed, at("10:03:00"), Outcome.PARTIAL, List.of(), List.of())
                .poll(feed, at("10:07:05"), Outcome.THROTTLED, List.of(), List.of())
                .shows(feed, at("10:08:00"))
                .shows(feed, at("10:09:00")));

        assertThat(ISSUED.revisions("asked", "account", "all", at("10:05:00")))
                .extracting(QueueBucket::getCoverage, QueueBucket::getIsFinal, QueueBucket::getCorrected)
                .containsExactly(tuple(0.4, false, false), tuple(0.4, true, false), tuple(1.0, true, true));
    }

    private static long handled(String kind, String id) {
        return ISSUED.last("levels", kind, id, at("10:05:00")).getHandled();
    }

    private static Metrics row(String account, String level, String skill, String agent, long resolved) {
        return conversations(account, level, skill, agent, at("10:05:00"), resolved);
    }

    private static Feed conversationsOf(String account) {
        return Feed.of(account, Dataset.LIVEPERSON_CONVERSATIONS, null);
    }
}
