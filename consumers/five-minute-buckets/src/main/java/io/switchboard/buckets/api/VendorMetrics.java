package io.switchboard.buckets.api;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.buckets.api.ConversationMetrics.MetricSplit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each vendor's buckets say in LivePerson's words. Empty where a bucket says nothing of it. */
final class VendorMetrics {
    /** Who resolves, and asks with numbers only. */
    static final String LIVEPERSON = "liveperson";

    private static final long MS_PER_SEC = 1000;

    private VendorMetrics() {}

    static Optional<ConversationMetrics> of(AgentBucket row) {
        return row.getVendor().equals(LIVEPERSON) ? conversations(row) : contacts(row);
    }

    /** A campaign's contacts are dialled: they came to no skill. */
    static Optional<ConversationMetrics> of(QueueBucket row) {
        if (row.getQueueKind().equals("campaign")) {
            return Optional.empty();
        }
        return row.getVendor().equals(LIVEPERSON) ? conversations(row) : contacts(row);
    }

    private static Optional<ConversationMetrics> conversations(AgentBucket row) {
        return told(
                row.getResolved(),
                new ConversationMetrics(
                        new MetricSplit(
                                orZero(row.getResolvedByCcp()),
                                orZero(row.getResolvedByConsumer()),
                                orZero(row.getResolvedBySystem()),
                                orZero(row.getResolved())),
                        new MetricSplit(
                                orZero(row.getHandleByCcpMs()),
                                orZero(row.getHandleByConsumerMs()),
                                orZero(row.getHandleBySystemMs()),
                                orZero(row.getHandleMs()))));
    }

    private static Optional<ConversationMetrics> conversations(QueueBucket row) {
        return told(
                row.getHandled(),
                new ConversationMetrics(
                        new MetricSplit(
                                orZero(row.getResolvedByCcp()),
                                orZero(row.getResolvedByConsumer()),
                                orZero(row.getResolvedBySystem()),
                                orZero(row.getHandled())),
                        new MetricSplit(
                                orZero(row.getHandleByCcpMs()),
                                orZero(row.getHandleByConsumerMs()),
                                orZero(row.getHandleBySystemMs()),
                                orZero(row.getHandleMs()))));
    }

    /** Nobody says who ended a contact; the handling of one is talk and wrap-up. */
    private static Optional<ConversationMetrics> contacts(AgentBucket row) {
        long handling = (orZero(row.getTalkSec()) + orZero(row.getWrapSec())) * MS_PER_SEC;
        return told(row.getContacts(), unsplit(row.getContacts(), handling));
    }

    private static Optional<ConversationMetrics> contacts(QueueBucket row) {
        Long count = row.getHandled() == null ? row.getAnswered() : row.getHandled();
        long handling =
                row.getHandleMs() == null ? orZero(row.getTalkMs()) + orZero(row.getWrapMs()) : row.getHandleMs();
        return told(count, unsplit(count, handling));
    }

    private static ConversationMetrics unsplit(@Nullable Long count, long handling) {
        return new ConversationMetrics(new MetricSplit(0, 0, 0, orZero(count)), new MetricSplit(0, 0, 0, handling));
    }

    private static Optional<ConversationMetrics> told(@Nullable Long count, ConversationMetrics metrics) {
        return Optional.of(metrics).filter(_ -> count != null);
    }

    private static long orZero(@Nullable Long figure) {
        return figure == null ? 0 : figure;
    }
}
