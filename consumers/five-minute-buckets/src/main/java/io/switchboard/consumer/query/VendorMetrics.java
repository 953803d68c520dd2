package io.switchboard.consumer.query;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.consumer.query.Metrics.Split;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each vendor's buckets say in LivePerson's words. Empty where a bucket says nothing of it. */
final class VendorMetrics {
    /** Who resolves, and asks with numbers only. */
    static final String LIVEPERSON = "liveperson";

    private static final long MS_PER_SEC = 1000;

    private VendorMetrics() {}

    static Optional<Metrics> of(AgentBucket row) {
        return row.getVendor().equals(LIVEPERSON) ? conversations(row) : contacts(row);
    }

    /** A campaign's contacts are dialled: they came to no skill. */
    static Optional<Metrics> of(QueueBucket row) {
        if (row.getQueueKind().equals("campaign")) {
            return Optional.empty();
        }
        return row.getVendor().equals(LIVEPERSON) ? conversations(row) : contacts(row);
    }

    private static Optional<Metrics> conversations(AgentBucket row) {
        return told(
                row.getResolved(),
                new Metrics(
                        new Split(
                                orZero(row.getResolvedByCcp()),
                                orZero(row.getResolvedByConsumer()),
                                orZero(row.getResolvedBySystem()),
                                orZero(row.getResolved())),
                        new Split(
                                orZero(row.getHandleByCcpMs()),
                                orZero(row.getHandleByConsumerMs()),
                                orZero(row.getHandleBySystemMs()),
                                orZero(row.getHandleMs()))));
    }

    private static Optional<Metrics> conversations(QueueBucket row) {
        return told(
                row.getHandled(),
                new Metrics(
                        new Split(
                                orZero(row.getResolvedByCcp()),
                                orZero(row.getResolvedByConsumer()),
                                orZero(row.getResolvedBySystem()),
                                orZero(row.getHandled())),
                        new Split(
                                orZero(row.getHandleByCcpMs()),
                                orZero(row.getHandleByConsumerMs()),
                                orZero(row.getHandleBySystemMs()),
                                orZero(row.getHandleMs()))));
    }

    /** Nobody says who ended a contact; the handling of one is talk and wrap-up. */
    private static Optional<Metrics> contacts(AgentBucket row) {
        long handling = (orZero(row.getTalkSec()) + orZero(row.getWrapSec())) * MS_PER_SEC;
        return told(row.getContacts(), unsplit(row.getContacts(), handling));
    }

    private static Optional<Metrics> contacts(QueueBucket row) {
        Long count = row.getHandled() == null ? row.getAnswered() : row.getHandled();
        long handling =
                row.getHandleMs() == null ? orZero(row.getTalkMs()) + orZero(row.getWrapMs()) : row.getHandleMs();
        return told(count, unsplit(count, handling));
    }

    private static Metrics unsplit(@Nullable Long count, long handling) {
        return new Metrics(new Split(0, 0, 0, orZero(count)), new Split(0, 0, 0, handling));
    }

    private static Optional<Metrics> told(@Nullable Long count, Metrics metrics) {
        return Optional.of(metrics).filter(_ -> count != null);
    }

    private static long orZero(@Nullable Long figure) {
        return figure == null ? 0 : figure;
    }
}
