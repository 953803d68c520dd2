package io.switchboard.buckets.api;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.streams.row.EmptyRows;
import java.time.Instant;

/** Rows of conversations. */
final class Rows {
    private Rows() {}

    /** Conversations of a LivePerson agent: by CCP, consumer, system and in total. */
    static AgentBucket resolved(String id, Instant end, ConversationMetrics metrics) {
        return EmptyRows.agent("liveperson", id, end)
                .setResolvedByCcp(metrics.resolved().byCcp())
                .setResolvedByConsumer(metrics.resolved().byConsumer())
                .setResolvedBySystem(metrics.resolved().bySystem())
                .setResolved(metrics.resolved().total())
                .setHandleByCcpMs(metrics.handled().byCcp())
                .setHandleByConsumerMs(metrics.handled().byConsumer())
                .setHandleBySystemMs(metrics.handled().bySystem())
                .setHandleMs(metrics.handled().total())
                .build();
    }

    /** Conversations of LivePerson's: of a skill or of the account. */
    static QueueBucket resolved(String kind, String id, Instant end, ConversationMetrics metrics) {
        return EmptyRows.queue("liveperson", kind, id, end)
                .setResolvedByCcp(metrics.resolved().byCcp())
                .setResolvedByConsumer(metrics.resolved().byConsumer())
                .setResolvedBySystem(metrics.resolved().bySystem())
                .setHandled(metrics.resolved().total())
                .setHandleByCcpMs(metrics.handled().byCcp())
                .setHandleByConsumerMs(metrics.handled().byConsumer())
                .setHandleBySystemMs(metrics.handled().bySystem())
                .setHandleMs(metrics.handled().total())
                .build();
    }

    /** So many conversations, all ended by the agent after a second each. */
    static ConversationMetrics conversations(long count) {
        return new ConversationMetrics(
                new ConversationMetrics.MetricSplit(count, 0, 0, count),
                new ConversationMetrics.MetricSplit(count * 1000, 0, 0, count * 1000));
    }
}
