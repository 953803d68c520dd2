package io.switchboard.buckets.aggregate;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** A bench and all that it has issued. The tests of a class share one, each with an account of its own. */
final class Issued implements AutoCloseable {
    private final Bench bench = new Bench();
    private final List<AgentBucket> agents = new ArrayList<>();
    private final List<QueueBucket> queues = new ArrayList<>();

    Issued read(Recording recording) {
        bench.read(recording);
        agents.addAll(bench.issued());
        queues.addAll(bench.issuedQueues());
        return this;
    }

    /** An agent's bucket, revision by revision. */
    List<AgentBucket> revisions(String account, String agent, Instant end) {
        return agents.stream()
                .filter(bucket -> bucket.getAccount().equals(account)
                        && bucket.getAgentId().equals(agent)
                        && bucket.getBucketEnd().equals(end))
                .toList();
    }

    /** The latest revision of an agent's bucket. */
    AgentBucket last(String account, String agent, Instant end) {
        return revisions(account, agent, end).getLast();
    }

    /** The latest revisions of all of an agent's buckets, by their ends. */
    SortedMap<Instant, AgentBucket> latest(String account, String agent) {
        SortedMap<Instant, AgentBucket> latest = new TreeMap<>();
        agents.stream()
                .filter(bucket -> bucket.getAccount().equals(account)
                        && bucket.getAgentId().equals(agent))
                .forEach(bucket -> latest.put(bucket.getBucketEnd(), bucket));
        return latest;
    }

    /** A queue's bucket, revision by revision. */
    List<QueueBucket> revisions(String account, String kind, String queue, Instant end) {
        return queues.stream()
                .filter(bucket -> bucket.getAccount().equals(account)
                        && bucket.getQueueKind().equals(kind)
                        && bucket.getQueueId().equals(queue)
                        && bucket.getBucketEnd().equals(end))
                .toList();
    }

    /** The latest revision of a queue's bucket. */
    QueueBucket last(String account, String kind, String queue, Instant end) {
        return revisions(account, kind, queue, end).getLast();
    }

    /** The latest revisions of all of a queue's buckets, by their ends. */
    SortedMap<Instant, QueueBucket> latest(String account, String kind, String queue) {
        SortedMap<Instant, QueueBucket> latest = new TreeMap<>();
        queues.stream()
                .filter(bucket -> bucket.getAccount().equals(account)
                        && bucket.getQueueKind().equals(kind)
                        && bucket.getQueueId().equals(queue))
                .forEach(bucket -> latest.put(bucket.getBucketEnd(), bucket));
        return latest;
    }

    /** Sum of a figure over the buckets that end in {@code (after, upTo]}. */
    static <B> long sum(SortedMap<Instant, B> latest, Instant after, Instant upTo, ToLongFunction<B> figure) {
        Collection<B> buckets =
                latest.subMap(after.plusMillis(1), upTo.plusMillis(1)).values();
        return buckets.stream().mapToLong(figure).sum();
    }

    int stored(String store) {
        return bench.stored(store);
    }

    double counted(String name) {
        return bench.counted(name);
    }

    @Override
    public void close() {
        bench.close();
    }
}
