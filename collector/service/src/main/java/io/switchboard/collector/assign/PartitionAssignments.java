package io.switchboard.collector.assign;

import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.publish.Lease;
import io.switchboard.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

/** Begins the work on partitions as they are assigned and ends it as they go. Called by the group member's thread. */
public final class PartitionAssignments implements GroupMember.PartitionOwner {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionAssignments.class);

    private final Topics topics;
    private final Map<Integer, List<PollTarget>> targets;
    private final StateRestorer restorer;
    private final TargetRunner polling;
    private final AssignmentObserver observer;
    private final Map<Integer, RunningPartition> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private record RunningPartition(Lease lease, Disposable work, AtomicBoolean restored) {}

    /** What happens with the assignment, for those who need to know. */
    public interface AssignmentObserver {

        /** Ends a lease and waits until no commit of it is in flight. */
        void end(Lease lease);

        /**
         * The targets that are this collector's now.
         *
         * @param restored whether all of them have been read back and are polled
         */
        void working(List<PollTarget> targets, boolean restored);
    }

    /**
     * @param topics whose partitions are assigned
     * @param targets by the partition of their account
     */
    public PartitionAssignments(
            Topics topics,
            Map<Integer, List<PollTarget>> targets,
            StateRestorer restorer,
            TargetRunner polling,
            AssignmentObserver observer) {
        this.topics = topics;
        this.targets = targets;
        this.restorer = restorer;
        this.polling = polling;
        this.observer = observer;
    }

    /** Ends with an error if the collector cannot go on. */
    public CompletableFuture<Void> end() {
        return end;
    }

    @Override
    public void assigned(Set<Integer> partitions, ConsumerGroupMetadata group) {
        running.values().forEach(one -> one.lease().renew(group));
        partitions.forEach(partition -> running.put(partition, begin(partition, group)));
        report();
    }

    private RunningPartition begin(int partition, ConsumerGroupMetadata group) {
        Lease lease = new Lease(topics, partition, group);
        PartitionRunner work =
                new PartitionRunner(lease, targets.getOrDefault(partition, List.of()), restorer, polling);
        AtomicBoolean restored = new AtomicBoolean();
        Runnable whenRestored = () -> {
            restored.set(true);
            report();
        };
        // The one place where work is started and stopped, at the group's word.
        return new RunningPartition(
                lease, work.run(whenRestored).subscribe(_ -> {}, end::completeExceptionally), restored);
    }

    @Override
    public void revoked(Set<Integer> partitions) {
        finish(partitions);
    }

    @Override
    public void lost(Set<Integer> partitions) {
        LOG.warn("Partitions {} were lost: this collector did not answer the group in time", partitions);
        finish(partitions);
    }

    private void finish(Set<Integer> partitions) {
        for (int partition : partitions) {
            Optional.ofNullable(running.remove(partition)).ifPresent(one -> {
                one.lease().end();
                one.work().dispose();
                observer.end(one.lease());
            });
        }
        report();
    }

    /** One at a time: else the one that has seen the most may be reported before one that has seen less. */
    private synchronized void report() {
        List<PollTarget> polled = running.keySet().stream()
                .flatMap(partition -> targets.getOrDefault(partition, List.of()).stream())
                .toList();
        observer.working(
                polled, running.values().stream().allMatch(one -> one.restored().get()));
    }

    @Override
    public void failed(RuntimeException cause) {
        end.completeExceptionally(cause);
    }
}
