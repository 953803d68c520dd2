package io.switchboard.buckets.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.buckets.api.ConversationMetrics.MetricSplit;
import io.switchboard.streams.row.EmptyRows;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorMetricsTest {
    private static final Instant END = Instant.parse("2026-08-01T08:00:00Z");
    private static final ConversationMetrics CONVERSATIONS =
            new ConversationMetrics(new MetricSplit(1, 2, 3, 7), new MetricSplit(10, 20, 30, 61));

    @Test
    void shouldTakeConversationsAsTheyAreTold() {
        assertThat(VendorMetrics.of(Rows.resolved("7", END, CONVERSATIONS))).contains(CONVERSATIONS);
        assertThat(VendorMetrics.of(Rows.resolved("skill", "3", END, CONVERSATIONS)))
                .contains(CONVERSATIONS);
    }

    @Test
    void shouldTakeContactsForConversationsAndTalkAndWrapUpForTheirHandling() {
        assertThat(VendorMetrics.of(EmptyRows.agent("convoso", "7", END)
                        .setContacts(4L)
                        .setTalkSec(100L)
                        .setWrapSec(20L)
                        .setWaitSec(9L)
                        .build()))
                .contains(new ConversationMetrics(new MetricSplit(0, 0, 0, 4), new MetricSplit(0, 0, 0, 120_000)));
    }

    @Test
    void shouldKnowNothingOfAKoreAgentsConversations() {
        assertThat(VendorMetrics.of(
                        EmptyRows.agent("kore", "u-1", END).setReadySec(300).build()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"convoso", "kore"})
    void shouldTakeWhatAQueueHandled(String vendor) {
        assertThat(VendorMetrics.of(EmptyRows.queue(vendor, "queue", "q", END)
                        .setAnswered(5L)
                        .setHandled(4L)
                        .setHandleMs(1_000L)
                        .setTalkMs(700L)
                        .build()))
                .contains(new ConversationMetrics(new MetricSplit(0, 0, 0, 4), new MetricSplit(0, 0, 0, 1_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"convoso", "kore"})
    void shouldTakeWhatAQueueAnsweredWhereItDoesNotTellWhatItHandled(String vendor) {
        assertThat(VendorMetrics.of(EmptyRows.queue(vendor, "queue", "q", END)
                        .setAnswered(5L)
                        .setTalkMs(700L)
                        .setWrapMs(50L)
                        .build()))
                .contains(new ConversationMetrics(new MetricSplit(0, 0, 0, 5), new MetricSplit(0, 0, 0, 750)));
    }

    @Test
    void shouldSayNothingOfAQueueThatTellsNeither() {
        assertThat(VendorMetrics.of(EmptyRows.queue("convoso", "account", "all", END)
                        .setOffered(5L)
                        .build()))
                .isEmpty();
    }
}
