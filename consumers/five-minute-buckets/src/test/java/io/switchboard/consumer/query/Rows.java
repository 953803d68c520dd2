package io.switchboard.consumer.query;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import java.time.Duration;
import java.time.Instant;

/** Rows to begin with: five minutes wide, nothing in them. */
public final class Rows {
    static final String ACCOUNT = "acme";

    private Rows() {}

    /** Of an agent. */
    public static AgentBucket.Builder agent(String vendor, String id, Instant end) {
        return AgentBucket.newBuilder()
                .setVendor(vendor)
                .setAccount(ACCOUNT)
                .setAgentId(id)
                .setBucketStart(end.minus(Duration.ofMinutes(5)))
                .setBucketEnd(end)
                .setReadySec(0)
                .setOnContactSec(0)
                .setWrapUpSec(0)
                .setPausedSec(0)
                .setAwaySec(0)
                .setPreviewSec(0)
                .setOfflineSec(0)
                .setOtherSec(0)
                .setObservedSec(0)
                .setStatusChanges(0)
                .setCoverage(0)
                .setResolutionSec(0)
                .setRevision(1)
                .setFinal$(true)
                .setCorrected(false);
    }

    /** Of a queue, a campaign or a skill. */
    public static QueueBucket.Builder queue(String vendor, String kind, String id, Instant end) {
        return QueueBucket.newBuilder()
                .setVendor(vendor)
                .setAccount(ACCOUNT)
                .setQueueKind(kind)
                .setQueueId(id)
                .setBucketStart(end.minus(Duration.ofMinutes(5)))
                .setBucketEnd(end)
                .setCoverage(0)
                .setResolutionSec(0)
                .setRevision(1)
                .setFinal$(true)
                .setCorrected(false);
    }

    /** Conversations of a LivePerson agent: by CCP, consumer, system and in total. */
    static AgentBucket resolved(String id, Instant end, Metrics metrics) {
        return agent("liveperson", id, end)
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
    static QueueBucket resolved(String kind, String id, Instant end, Metrics metrics) {
        return queue("liveperson", kind, id, end)
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
    static Metrics conversations(long count) {
        return new Metrics(new Metrics.Split(count, 0, 0, count), new Metrics.Split(count * 1000, 0, 0, count * 1000));
    }
}
